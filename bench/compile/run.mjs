// Seconds and bytes of a compiled picture: ours beside MindAR's compiler and nft-marker-creator-app, in the same run.
// Usage: npm run bench:compile -- [--sizes 500,1000,2000] [--peers mindar,nft] [--update]
import { readFile, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { drawPicture } from '@argument/testing';
import { compileMindar, compileNft, compileOurs } from '../peers/compilers.mjs';

const BASELINE = new URL('baseline.json', import.meta.url);
/** Ours may take this many times the baseline's share of MindAR's time before the run fails. */
const SLACK = 2;

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '500,1000,2000' },
    peers: { type: 'string', default: 'mindar,nft' },
    update: { type: 'boolean', default: false },
  },
});
const peers = { mindar: compileMindar, nft: compileNft };
const wanted = values.peers.split(',').filter((name) => name in peers);

const sizes = {};
for (const side of values.sizes.split(',').map(Number)) {
  const jpeg = await drawPicture({ width: side, height: Math.round(side * 0.75), shapes: 400 });
  // The first call of all loads and warms what the worker has loaded long before.
  await compileOurs(jpeg);
  const row = { ours: facts(await compileOurs(jpeg)) };
  for (const name of wanted) row[name] = facts(await peers[name](jpeg));
  for (const name of wanted) {
    row[name].timesOurSeconds = rounded(row[name].seconds / row.ours.seconds);
    row[name].timesOurBytes = rounded(row[name].gzipBytes / row.ours.gzipBytes);
  }
  sizes[side] = row;
  console.log(`${side} px`, JSON.stringify(row));
}

const before = JSON.parse(await readFile(BASELINE, 'utf8').catch(() => 'null'));
for (const [side, row] of Object.entries(sizes)) {
  const [was, is] = [before?.sizes[side]?.mindar?.timesOurSeconds, row.mindar?.timesOurSeconds];
  if (was === undefined || is === undefined || is * SLACK >= was) continue;
  console.error(`${side} px: MindAR took ${is} times as long as ours; it was ${was} times.`);
  process.exitCode = 1;
}
if (values.update) {
  const machine = { cores: cpus().length, cpu: cpus()[0]?.model, node: process.version };
  await writeFile(BASELINE, `${JSON.stringify({ sizes: { ...before?.sizes, ...sizes }, machine }, null, 2)}\n`);
}

function facts({ seconds, files }) {
  const all = Object.values(files);
  return {
    seconds: rounded(seconds),
    bytes: all.reduce((sum, file) => sum + file.length, 0),
    gzipBytes: all.reduce((sum, file) => sum + gzipSync(file).length, 0),
  };
}

function rounded(value) {
  return Number(value.toPrecision(3));
}
