// npm run sdk:generate: the types of packages/sdk from the OpenAPI document that the contracts give. `--check` changes
// nothing and fails when they differ.
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { callsFile, schemasFile } from './sdk/client-types.mjs';

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));
const run = (program, args, input) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [at(program), ...args], { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} failed: ${stdout}${stderr}`);
  return stdout;
};
const formatted = (text) =>
  run('node_modules/@biomejs/biome/bin/biome', ['format', '--stdin-file-path=packages/sdk/src/calls.ts'], text);

// Never from what an earlier build left behind.
run('node_modules/typescript/bin/tsc', ['-b', at('packages/contracts')]);
const { openApi } = await import('../packages/contracts/dist/openapi/index.js');
const document = openApi();

const files = {
  'packages/sdk/src/generated/schemas.ts': formatted(schemasFile(document)),
  'packages/sdk/src/generated/calls.ts': formatted(callsFile(document)),
};

const check = process.argv.includes('--check');
for (const [path, text] of Object.entries(files)) {
  const current = await readFile(at(path), 'utf8').catch(() => null);
  if (current === text) continue;
  if (check) {
    console.error(`${path} is not what the contracts give. Run npm run sdk:generate and commit what it writes.`);
    process.exitCode = 1;
  } else {
    await writeFile(at(path), text);
    console.log(`wrote ${path}`);
  }
}
if (check && process.exitCode === undefined) console.log('The client is what the contracts give.');
