const swcJest = require('@swc/jest');

/**
 * swc's transform for packages that ship ES modules only. In such a module `__dirname` and `__filename` are the
 * module's own constants; as CommonJS they would clash with Node's, so they get another name first.
 */
module.exports = {
  createTransformer(options) {
    const swc = swcJest.createTransformer(options);
    return {
      canInstrument: false,
      getCacheKey: (source, path, context) => `esm1-${swc.getCacheKey(source, path, context)}`,
      process: (source, path, context) =>
        swc.process(source.replace(/\b__(dirname|filename)\b/g, '__esm_$1'), path, context),
    };
  },
};
