/**
 * What has to be built, in terms of files: a step runs again when one of its `inputs` (or its dependencies' inputs)
 * changed or one of its `outputs` is missing. `inputs` are files or folders, relative to the root.
 */
const ROOT_INPUTS = ['package-lock.json', 'tsconfig.base.json'];
const CONTRACTS = ['packages/contracts'];
const VISION = ['packages/vision'];
const SDK = ['packages/sdk'];

const bin = (path) => [process.execPath, path];
const TSC = bin('node_modules/typescript/bin/tsc');

export const steps = [
  {
    name: 'database client',
    inputs: ['package-lock.json', 'prisma/schema.prisma', 'scripts/prisma-generate.mjs'],
    outputs: ['packages/database/src/generated/client.ts'],
    after: [],
    command: bin('scripts/prisma-generate.mjs'),
  },
  {
    name: 'shared packages',
    inputs: [...ROOT_INPUTS, ...CONTRACTS, ...VISION, ...SDK],
    outputs: ['packages/contracts/dist/index.js', 'packages/vision/dist/index.js', 'packages/sdk/dist/index.js'],
    after: [],
    command: [...TSC, '-b', 'packages/contracts', 'packages/vision', 'packages/sdk'],
  },
  {
    name: 'api, worker, launcher',
    inputs: [
      ...ROOT_INPUTS,
      ...['tsconfig.json', 'packages', 'prisma/schema.prisma', 'apps/api', 'apps/worker', 'apps/launcher'],
    ],
    outputs: ['apps/api/dist/main.js', 'apps/worker/dist/main.js', 'apps/launcher/dist/main.js'],
    after: ['database client', 'shared packages'],
    command: [...TSC, '-b'],
  },
  {
    name: 'viewer',
    inputs: [...ROOT_INPUTS, ...CONTRACTS, ...VISION, 'apps/viewer', 'scripts/build/viewer.mjs'],
    outputs: ['apps/viewer/dist/index.html'],
    after: ['shared packages'],
    command: bin('scripts/build/viewer.mjs'),
  },
  {
    name: 'dashboard',
    inputs: [...ROOT_INPUTS, ...CONTRACTS, ...SDK, 'apps/dashboard'],
    outputs: ['apps/dashboard/.next/BUILD_ID'],
    after: ['shared packages'],
    cwd: 'apps/dashboard',
    command: bin('../../node_modules/next/dist/bin/next').concat('build'),
    env: { NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' },
  },
];
