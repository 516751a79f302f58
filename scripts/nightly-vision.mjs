// The long checks of the tracker, which take too long for every change:
//
//   node scripts/nightly-vision.mjs [--only kernels,many-100,many-1000] [--cache DIR]
//
// The kernels are built anew and compared byte by byte; a link of 100 targets and one of 1,000 are measured and held to what
// bench/many/floors.json says. The first run compiles 1,000 pictures: half an hour; later ones take them from the cache.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: 'kernels,many-100,many-1000' },
    cache: { type: 'string', default: join(tmpdir(), 'argument-bench-many') },
  },
});
const root = new URL('..', import.meta.url).pathname;
const floors = JSON.parse(await readFile(new URL('../bench/many/floors.json', import.meta.url), 'utf8'));
/** Exit code of bench/many/run.mjs when it has to be started again to go on compiling. */
const AGAIN = 3;

const run = (...args) => spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status ?? 1;

async function many(targets) {
  const { frames, unknown, ...limits } = floors[targets];
  const out = join(values.cache, `report-${targets}.json`);
  const wanted = ['--targets', targets, '--frames', String(frames), '--unknown', String(unknown)];
  let status = AGAIN;
  while (status === AGAIN) {
    status = run('bench/many/run.mjs', ...wanted, '--cache', values.cache, '--seconds', '3600', '--out', out);
  }
  if (status !== 0) return false;
  const report = JSON.parse(await readFile(out, 'utf8'));
  const falsePercent = (100 * report.falseShown) / Math.max(1, report.unknown);
  const figures = { ...report, allBytes: report.indexBytes + report.markerBytes, falsePercent };
  const kept = Object.entries(limits).map(([name, { least, most }]) => {
    const value = figures[name];
    const holds = value >= (least ?? value) && value <= (most ?? value);
    if (!holds) console.error(`${targets} targets: ${name} is ${value}; it should be ${least ?? ''}..${most ?? ''}`);
    return holds;
  });
  return report.frames === frames && report.unknown === unknown && kept.every(Boolean);
}

const checks = {
  kernels: async () => run('packages/vision/src/kernels/build.mjs', '--check') === 0,
  'many-100': () => many('100'),
  'many-1000': () => many('1000'),
};
for (const name of values.only.split(',')) {
  const passed = await checks[name]();
  console.log(`${passed ? 'ok    ' : 'FAILED'} ${name}`);
  if (!passed) process.exitCode = 1;
}
