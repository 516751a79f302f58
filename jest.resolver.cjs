/**
 * Resolves as Jest does; a package that offers only an ES module build (no `require` or `default` condition) is tried
 * again as an import. Its files are turned into CommonJS by the transform in jest.config.mjs.
 */
module.exports = (request, options) => {
  try {
    return options.defaultResolver(request, options);
  } catch (error) {
    const conditions = [...(options.conditions ?? []), 'import'];
    try {
      return options.defaultResolver(request, { ...options, conditions });
    } catch {
      throw error;
    }
  }
};
