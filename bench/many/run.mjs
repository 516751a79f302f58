// Measures a link of many targets: bytes, load, time a frame, how often the right target is named and shown, and how
// often a wrong one is. Pictures and scenes are drawn; the same numbers give the same pictures.
//   node bench/many/run.mjs --targets 100 --frames 200 --unknown 200 [--level easy|usual|hard] [--cache DIR]
//     [--seconds 170] [--out FILE]
// Compiled markers are kept in the cache folder: when time runs out before all are compiled, start it again.
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { ManyTracker, mergeSignatures, readIndex, writeIndex } from '@argument/vision/many';
import { drawPicture } from './pictures.mjs';
import { HEIGHT, photograph, WIDTH } from './scene.mjs';
import { targetsOf } from './targets.mjs';

const { values } = parseArgs({
  options: {
    targets: { type: 'string', default: '100' },
    frames: { type: 'string', default: '100' },
    unknown: { type: 'string', default: '100' },
    level: { type: 'string', default: 'usual' },
    from: { type: 'string', default: '0' },
    cache: { type: 'string', default: join(tmpdir(), 'argument-bench-many') },
    seconds: { type: 'string', default: '170' },
    out: { type: 'string' },
  },
});
/** Frames within which a target should be shown: a fifth of a second. */
const PATIENCE = 6;
const started = performance.now();
const until = started + 1000 * Number(values.seconds);

const targets = await targetsOf(Number(values.targets), values.cache, until);
if (!targets) {
  console.log('Not all markers are compiled yet; start it again.');
  process.exit(3);
}
let clock = performance.now();
const merged = mergeSignatures(targets.map(({ signature }) => signature));
const mergeMs = performance.now() - clock;
const file = writeIndex(merged);
clock = performance.now();
const index = readIndex(file);
const tracker = new ManyTracker(index, WIDTH, HEIGHT);
const loadMs = performance.now() - clock;

const times = [];
/** Shows a frame until something is seen, as a camera held still does; markers come a frame after they are wanted. */
function show(many, frame) {
  for (let n = 1; n <= PATIENCE; n++) {
    const before = process.cpuUsage();
    const seen = many.process(frame);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000);
    if (seen.target >= 0) return { target: seen.target, frames: n, corners: [...seen.corners] };
    for (const target of seen.wanted) many.supply(target, targets[target].marker);
  }
  return { target: -1, frames: PATIENCE, corners: [] };
}

function cornerError(corners, h, { width, height }) {
  const truth = [0, 0, width, 0, width, height, 0, height];
  let worst = 0;
  for (let i = 0; i < 8; i += 2) {
    const [x, y] = [truth[i], truth[i + 1]];
    const w = h[6] * x + h[7] * y + h[8];
    const [fx, fy] = [(h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w];
    worst = Math.max(worst, Math.hypot(fx - corners[i], fy - corners[i + 1]));
  }
  return worst;
}

const result = { right: 0, wrong: 0, missed: 0, first: 0, misplaced: 0, frames: 0, unknown: 0, false: 0 };
const missed = {};
for (let n = Number(values.from); result.frames < Number(values.frames) && performance.now() < until; n++) {
  // Spread over the targets, a prime apart.
  const number = (n * 389) % targets.length;
  const picture = targets[number].picture();
  const { frame, h } = photograph(picture, values.level, 1000 + n);
  const named = tracker.name(frame)[0]?.target;
  const { target, corners } = show(tracker, frame);
  result.frames++;
  if (named === number) result.first++;
  if (target === number) result.right++;
  else if (target >= 0) result.wrong++;
  else result.missed++;
  if (target === number && cornerError(corners, h, picture) > 8) result.misplaced++;
  if (target !== number) missed[picture.kind] = (missed[picture.kind] ?? 0) + 1;
  tracker.reset();
}
for (let n = Number(values.from); result.unknown < Number(values.unknown) && performance.now() < until; n++) {
  const { frame } = photograph(n % 10 === 0 ? null : drawPicture(500_000 + n), values.level, 5000 + n);
  result.unknown++;
  if (show(tracker, frame).target >= 0) result.false++;
  tracker.reset();
}
times.sort((a, b) => a - b);
const percent = (part, whole) => (whole > 0 ? Math.round((1000 * part) / whole) / 10 : null);
const markerBytes = targets.reduce((sum, { marker }) => sum + marker.length, 0);
const report = {
  targets: targets.length,
  level: values.level,
  indexBytes: file.length,
  markerBytes,
  mergeMs: Math.round(mergeMs),
  loadMs: Math.round(loadMs),
  cpuMsAFrame: { median: times[times.length >> 1]?.toFixed(1), p90: times[Math.floor(times.length * 0.9)]?.toFixed(1) },
  frames: result.frames,
  namedFirst: percent(result.first, result.frames),
  shownRight: percent(result.right, result.frames),
  shownWrong: percent(result.wrong, result.frames),
  misplaced: percent(result.misplaced, result.frames),
  unknown: result.unknown,
  falseShown: result.false,
  missed,
};
console.log(JSON.stringify(report, null, 1));
if (values.out) await writeFile(values.out, `${JSON.stringify(report, null, 2)}\n`);
