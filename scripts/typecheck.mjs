// npm run typecheck: every project of the house, then what stands outside of them: the tests and the dashboard.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tsc = fileURLToPath(new URL('../node_modules/typescript/bin/tsc', import.meta.url));

const checks = [
  ['-b'],
  ['-b', 'apps/viewer'],
  ['-p', 'tsconfig.spec.json'],
  // The dashboard with its tests.
  ['-p', 'apps/dashboard/tsconfig.spec.json'],
];

for (const check of checks) {
  const { status } = spawnSync(process.execPath, [tsc, ...check], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
