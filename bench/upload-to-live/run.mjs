// How much the platform adds: from the first uploaded byte to a link that plays, as a ratio to the bare tools doing the
// same work in the same run. Both take turns, so that a busy machine slows both.
// Usage: node bench/upload-to-live/run.mjs [--rounds 3] [--seconds 30] [--update]
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runBare } from './bare.mjs';
import { makeClip, makePicture, pathsIn } from './media.mjs';
import { runPlatform, startPlatform } from './platform.mjs';

/** The platform adds at most this. */
const LIMIT = 1.15;
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
await makeClip(media.clip, Number(values.seconds));
const platform = await startPlatform(join(folder, 'home'));
const rounds = [];
try {
  for (let round = 1; round <= Number(values.rounds); round++) {
    await makePicture(media.picture, `round ${round}`);
    const bareMs = await runBare(media, folder);
    const platformMs = await runPlatform(platform.url, media);
    rounds.push({ bareMs, platformMs, ratio: platformMs / bareMs });
    console.log(
      `round ${round}: bare ${seconds(bareMs)}, platform ${seconds(platformMs)}, ratio ${ratio(rounds.at(-1))}`,
    );
  }
} finally {
  await platform.stop();
  await rm(folder, { recursive: true, force: true });
}

const median = rounds.map((round) => round.ratio).sort((a, b) => a - b)[Math.floor(rounds.length / 2)];
const { ratio: before } = JSON.parse(await readFile(BASELINE, 'utf8').catch(() => '{"ratio":null}'));
console.log(`median ratio ${median.toFixed(3)}; baseline ${before ?? 'none'}; limit ${LIMIT}`);
if (values.update) {
  const record = { ratio: Number(median.toFixed(3)), rounds: rounds.map(rounded), clipSeconds: Number(values.seconds) };
  const machine = { cores: cpus().length, cpu: cpus()[0]?.model, node: process.version };
  await writeFile(BASELINE, `${JSON.stringify({ ...record, machine }, null, 2)}\n`);
}
if (median > LIMIT) {
  console.error('The platform adds too much.');
  process.exitCode = 1;
}

function rounded({ bareMs, platformMs, ratio: value }) {
  return { bareMs: Math.round(bareMs), platformMs: Math.round(platformMs), ratio: Number(value.toFixed(3)) };
}
function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
function ratio(round) {
  return round.ratio.toFixed(3);
}
