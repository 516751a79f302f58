// npm run lint: format and rules (Biome), walls between rooms (dependency-cruiser), secrets, unused code (knip). No warnings.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const bin = (path) => fileURLToPath(new URL(`../node_modules/${path}`, import.meta.url));
const CRUISED = ['packages', 'apps', 'tests', 'bench', 'scripts'];

const checks = [
  ['Biome', bin('@biomejs/biome/bin/biome'), 'ci', '--error-on-warnings', '--colors=off'],
  [
    'dependency-cruiser',
    bin('dependency-cruiser/bin/dependency-cruise.mjs'),
    '--config',
    '.dependency-cruiser.mjs',
    ...CRUISED,
  ],
  ['secrets', fileURLToPath(new URL('./security/secrets.mjs', import.meta.url))],
  ['knip', bin('knip/bin/knip.js'), '--no-progress', '--treat-config-hints-as-errors'],
];

let failed = 0;
for (const [name, ...command] of checks) {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { cwd: root, encoding: 'utf8' });
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  if (status === 0) continue;
  failed += 1;
  process.stdout.write(`${stdout}${stderr}`);
}
process.exitCode = failed === 0 ? 0 : 1;
