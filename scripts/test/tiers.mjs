import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../..', import.meta.url);
const file = (path) => fileURLToPath(new URL(path, root));
const node = (path, ...args) => ({ program: process.execPath, args: [file(path), ...args] });
const JEST = 'node_modules/jest/bin/jest.js';

/**
 * What `npm test` runs, in this order. A tier of kind `check` passes or fails as one; one of kind `jest` counts its
 * tests. Commands of a tier run one after the other; tiers that are `isBeside` and stand together run side by side.
 * Medium tests often wait for another process: four at once keep two cores busy.
 */
export const tiers = [
  { name: 'build', kind: 'check', commands: [node('scripts/build.mjs')] },
  { name: 'typecheck', kind: 'check', isBeside: true, commands: [node('scripts/typecheck.mjs')] },
  { name: 'lint', kind: 'check', isBeside: true, commands: [node('scripts/lint.mjs')] },
  {
    name: 'drift',
    kind: 'check',
    isBeside: true,
    commands: [node('scripts/db-migration.mjs', '--check'), node('scripts/sdk-generate.mjs', '--check')],
  },
  { name: 'small', kind: 'jest', commands: [node(JEST, '--selectProjects', 'small', '--maxWorkers=2')] },
  { name: 'medium', kind: 'jest', commands: [node(JEST, '--selectProjects', 'medium-together', '--maxWorkers=4')] },
  { name: 'acceptance', kind: 'jest', commands: [node(JEST, '--selectProjects', 'acceptance', '--runInBand')] },
];

/** Programs that the tests need beside Node, and how to get them on Debian. */
const PROGRAMS = [
  { found: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'], debian: 'chromium' },
  { found: ['/usr/bin/redis-server'], debian: 'redis-server' },
];

/** Debian packages that are missing. */
export const missingPrograms = () =>
  PROGRAMS.filter(({ found }) => !found.some((path) => existsSync(path))).map(({ debian }) => debian);
