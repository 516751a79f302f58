// How much the platform adds: from the first uploaded byte to a link that plays, as a ratio to the bare tools doing the
// same work in the same run. Both take turns, so that a busy machine slows both.
// Usage: node bench/upload-to-live/run.mjs [--rounds 3] [--seconds 30] [--update]
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runBare } from './bare.mjs';
import { makeClip, makePicture, markClip, pathsIn } from './media.mjs';
import { runPlatform, startPlatform } from './platform.mjs';

/**
 * What is uploaded, by its frames per second, and how much the platform adds at most. Film that has to be coded before
 * phones play it takes seconds. What plays as it is leaves the marker's second and a half to be compared, beside which
 * upload, queue and publication show; it is live in a third of the time all the same.
 */
const KINDS = { coded: { rate: 60, limit: 1.15 }, playable: { rate: 30, limit: 2.5 } };
const BASELINE = new URL('baseline.json', import.meta.url);

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '30' },
    update: { type: 'boolean', default: false },
  },
});

const folder = await mkdtemp(join(tmpdir(), 'argument-bench-'));
// The database's own user passes through it.
await chmod(folder, 0o755);
const media = pathsIn(folder);
const platform = await startPlatform(join(folder, 'home'));
const results = {};
try {
  for (const [kind, { rate }] of Object.entries(KINDS)) {
    await makeClip(media.clip, Number(values.seconds), rate);
    results[kind] = await measure(kind);
  }
} finally {
  await platform.stop();
  await rm(folder, { recursive: true, force: true });
}

const baseline = JSON.parse(await readFile(BASELINE, 'utf8').catch(() => '{}'));
for (const [kind, { ratio: median }] of Object.entries(results)) {
  const { limit } = KINDS[kind];
  console.log(`${kind}: median ratio ${median}; baseline ${baseline[kind]?.ratio ?? 'none'}; limit ${limit}`);
  if (median <= limit) continue;
  console.error('The platform adds too much.');
  process.exitCode = 1;
}
if (values.update) {
  const machine = { cores: cpus().length, cpu: cpus()[0]?.model, node: process.version };
  const record = { ...results, clipSeconds: Number(values.seconds), machine };
  await writeFile(BASELINE, `${JSON.stringify(record, null, 2)}\n`);
}

async function measure(kind) {
  const rounds = [];
  for (let round = 0; round <= Number(values.rounds); round++) {
    await makePicture(media.picture, `${kind} ${round}`);
    await markClip(media.clip);
    const bareMs = await runBare(media, folder, kind === 'playable');
    const platformMs = await runPlatform(platform.url, media);
    // The first one warms both up.
    if (round === 0) continue;
    const ratio = Number((platformMs / bareMs).toFixed(3));
    rounds.push({ bareMs: Math.round(bareMs), platformMs: Math.round(platformMs), ratio });
    console.log(`${kind} ${round}: bare ${seconds(bareMs)}, platform ${seconds(platformMs)}, ratio ${ratio}`);
  }
  const { ratio } = rounds.toSorted((a, b) => a.ratio - b.ratio)[Math.floor(rounds.length / 2)];
  return { ratio, rounds };
}

function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
