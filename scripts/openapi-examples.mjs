// npm run openapi:examples: examples of the OpenAPI document from what the API's own tests send and get. Takes minutes; run it after a
// schema changed that an example shows. Tests hold every example against its schema.
//
//   node scripts/openapi-examples.mjs [file of recorded calls]
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chooseExamples } from './sdk/choose-examples.mjs';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const target = path.join(root, 'packages/contracts/src/openapi/examples.ts');
const HEAD = '// Made by `npm run openapi:examples` from calls of the tests; changes here are lost.\n\n';

const [given] = process.argv.slice(2);
const folder = await mkdtemp(path.join(tmpdir(), 'argument-examples-'));
try {
  const file = given ?? path.join(folder, 'calls.jsonl');
  if (!given) record(file);
  const { ROUTES } = await import('../packages/contracts/dist/routes/index.js');
  const { operationId } = await import('../packages/contracts/dist/openapi/index.js');
  const routes = new Map(ROUTES.map((route) => [operationId(route), route]));
  const calls = (await readFile(file, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const isValid = ({ operationId: id, request }) => routes.get(id)?.body?.safeParse(request).success ?? true;
  const examples = chooseExamples(calls, isValid);
  const text = `${HEAD}/** What a call may be sent and answer, by its operation. */\nexport const EXAMPLES: Readonly<Record<string, { request?: unknown; answer?: unknown }>> = ${JSON.stringify(examples, null, 2)};\n`;
  await writeFile(target, text);
  spawnSync(process.execPath, [path.join(root, 'node_modules/@biomejs/biome/bin/biome'), 'format', '--write', target]);
  const missing = ROUTES.filter(({ body, answer }) => body || answer)
    .map(operationId)
    .filter((id) => !examples[id]);
  console.log(
    `${Object.keys(examples).length} examples of ${calls.length} calls; without one: ${missing.join(', ') || 'none'}`,
  );
} finally {
  await rm(folder, { recursive: true });
}

function record(file) {
  const env = { ...process.env, ARGUMENT_EXAMPLES: file };
  const { status } = spawnSync('npx', ['jest', '--selectProjects', 'medium', '--', 'apps/api/'], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The tests fail: mend them first.');
}
