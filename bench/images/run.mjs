// How fast 12-megapixel JPEGs become all their renditions: the worker's way, shut off in its sandbox, beside bare sharp
// that decodes once, and beside ImageMagick where it is installed. Two pictures at a time, as in the worker.
//
//   node bench/images/run.mjs [rounds]      needs a build of apps/worker
//
// Prints medians of pairs that ran one after the other, as ratios; fails below the floors in baseline.json.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { PictureRooms } from '../../apps/worker/dist/core/picture-rooms.js';
import { Standby } from '../../apps/worker/dist/core/standby.js';
import { planPictures } from '../../apps/worker/dist/jobs/process-image/process-image.plan.js';
import { Sandbox } from '../../apps/worker/dist/media/sandbox/sandbox.js';

const run = promisify(execFile);
const rounds = Number(process.argv[2] ?? 9);
const floors = JSON.parse(readFileSync(new URL('./baseline.json', import.meta.url), 'utf8'));
const folder = await mkdtemp(path.join(tmpdir(), 'argument-bench-'));
const photo = path.join(folder, 'photo.jpg');
await makePhoto(photo);
const { format, pictures } = planPictures({ width: 4000, height: 3000, hasAlpha: false });
const steps = pictures.map((picture) => ({ ...picture, format }));

const rooms = new PictureRooms(await Sandbox.open(), new Standby());
rooms.prepare();
sharp.cache(false);
const magick = ['/usr/bin/convert', '/usr/bin/magick'].find(existsSync);

const times = { ours: [], bare: [], magick: [] };
for (let round = 0; round <= rounds; round++) {
  const ours = await timed(twice(oursOnce));
  const bare = await timed(twice(bareOnce));
  // The first is for warming up.
  if (round === 0) continue;
  times.ours.push(ours);
  times.bare.push(bare);
}
for (let round = 0; magick && round < 3; round++) times.magick.push(await timed(twice(magickOnce)));
await rooms.close();
await rm(folder, { recursive: true });

const ratios = { bare: median(times.bare.map((ms, i) => ms / times.ours[i])) };
console.log(`ours           ${median(times.ours).toFixed(0)} ms for two, ${median(times.bare).toFixed(0)} ms bare`);
console.log(`bare sharp     ${ratios.bare.toFixed(2)} of its speed (floor ${floors.bare})`);
if (magick) {
  ratios.magick = median(times.magick) / median(times.ours);
  console.log(`ImageMagick    ${ratios.magick.toFixed(1)} times as fast (floor ${floors.magick})`);
} else console.log('ImageMagick    is not installed here');
process.exit(Object.entries(ratios).some(([name, value]) => value < floors[name]) ? 1 : 0);

/** As the worker's job does, from the file in its room to the files of the renditions. */
async function oursOnce() {
  await rooms.use('one studio', async (room) => {
    const file = path.join(room.folder, 'original');
    await cp(photo, file);
    await room.run('metadata', { file });
    await room.run('derive', { file, pictures: steps });
  });
}

async function bareOnce() {
  const target = await mkdtemp(path.join(folder, 'bare-'));
  const file = path.join(target, 'original');
  await cp(photo, file);
  const [largest] = pictures;
  const size = (image, { width, height }) => image.resize(width, height, { fit: 'fill' });
  let { data, info } = await size(sharp(file).autoOrient(), largest).raw().toBuffer({ resolveWithObject: true });
  for (const picture of pictures) {
    const raw = { raw: { width: info.width, height: info.height, channels: info.channels } };
    if (picture.width !== info.width) {
      ({ data, info } = await size(sharp(data, raw), picture).raw().toBuffer({ resolveWithObject: true }));
    }
    const small = sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } });
    await writeFile(path.join(target, picture.name), await small.jpeg({ quality: 82 }).toBuffer());
  }
}

/** One run for each size, as scripts around it do. */
async function magickOnce() {
  const target = await mkdtemp(path.join(folder, 'magick-'));
  for (const { name, width, height } of pictures) {
    const size = ['-resize', `${width}x${height}!`, '-quality', '82'];
    await run(magick, [photo, '-auto-orient', ...size, path.join(target, `${name}.jpg`)]);
  }
}

/** Soft shapes with grain, about 4 MB: what a camera makes. */
async function makePhoto(file) {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 };
  const create = (width, height) => sharp({ create: { width, height, channels: 3, background: '#888', noise } });
  const shapes = await create(80, 60).png().toBuffer();
  const grain = await create(4000, 3000).png({ compressionLevel: 0 }).toBuffer();
  const large = await sharp(shapes).resize(4000, 3000, { kernel: 'cubic' }).png({ compressionLevel: 0 }).toBuffer();
  await sharp(large)
    .composite([{ input: grain, blend: 'soft-light' }])
    .jpeg({ quality: 90 })
    .toFile(file);
}

function twice(work) {
  return () => Promise.all([work(), work()]);
}

async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
