// Runs the shipped tracker over clips of known motion and writes what a viewer would show.
// Usage: npm run bench:track -- --clips DIR --targets DIR --out DIR [--only REGEX]
// Reads only the target's name, the frames' size and number and the camera matrix of a clip's groundtruth.json.
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compileMarker, prepareTarget, Tracker } from '@argument/vision/track';
import sharp from 'sharp';

const { values } = parseArgs({
  options: {
    clips: { type: 'string' },
    targets: { type: 'string' },
    out: { type: 'string' },
    only: { type: 'string', default: '' },
  },
});
if (!values.clips || !values.targets || !values.out) {
  console.error('Usage: npm run bench:track -- --clips DIR --targets DIR --out DIR [--only REGEX]');
  process.exit(2);
}

/** Compiles each target once, as the worker does. */
const prepared = new Map();
async function target(name) {
  const known = prepared.get(name);
  if (known) return known;
  const { data, info } = await sharp(join(values.targets, `${name}.jpg`))
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const started = performance.now();
  const marker = compileMarker({ data: new Uint8Array(data), width: info.width, height: info.height });
  const compiled = performance.now();
  const ready = prepareTarget(marker);
  const entry = { ready, bytes: marker.length, compileMs: compiled - started, prepareMs: performance.now() - compiled };
  prepared.set(name, entry);
  return entry;
}

await mkdir(values.out, { recursive: true });
const only = new RegExp(values.only);
for (const clip of (await readdir(values.clips)).sort()) {
  if (!only.test(clip)) continue;
  const facts = await readFile(join(values.clips, clip, 'groundtruth.json'), 'utf8').catch(() => undefined);
  if (facts === undefined) continue;
  const { target: wanted, width, height, frames: count, K } = JSON.parse(facts);
  const pixels = await readFile(join(values.clips, clip, 'frames.gray'));
  const { ready, bytes, compileMs, prepareMs } = await target(wanted.name);
  const tracker = new Tracker([ready], width, height, K[0]);
  const frames = [];
  for (let i = 0; i < count; i++) {
    const frame = new Uint8Array(pixels.buffer, pixels.byteOffset + i * width * height, width * height);
    const started = performance.now();
    const seen = tracker.process(frame);
    const ms = performance.now() - started;
    frames.push({ corners: seen.target < 0 ? null : Array.from(seen.corners), ms, mode: seen.mode });
  }
  await writeFile(
    join(values.out, `${clip}.json`),
    JSON.stringify({ frames, compileMs, prepareMs, markerBytes: bytes }),
  );
  console.log(clip);
}
