// Pictures that trackers like and clips that need a ladder, each pair of other bytes.
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { FFMPEG } from '../upload-to-live/media.mjs';

const [WIDTH, HEIGHT, SHAPES] = [1600, 1200, 300];
const SECONDS = 3;

export async function prepareClip(folder) {
  await promisify(execFile)(FFMPEG, [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc2=size=1280x720:rate=30:duration=${SECONDS}`],
    ...['-f', 'lavfi', '-i', `sine=frequency=330:duration=${SECONDS}`, '-c:a', 'aac', '-c:v', 'libx264'],
    ...['-preset', 'veryfast', '-b:v', '5M', '-pix_fmt', 'yuv420p', path.join(folder, 'film.mp4')],
  ]);
}

/** Writes picture and clip number `index`. */
export async function drawPair(folder, index) {
  const picture = path.join(folder, `picture-${index}.jpg`);
  const clip = path.join(folder, `clip-${index}.mp4`);
  await sharp(Buffer.from(drawing(index)))
    .jpeg({ quality: 88 })
    .toFile(picture);
  // Players pass over a box that is called free.
  const box = Buffer.alloc(16);
  box.writeUInt32BE(16, 0);
  box.write('free', 4);
  box.writeUInt32BE(index, 8);
  await writeFile(clip, Buffer.concat([await readFile(path.join(folder, 'film.mp4')), box]));
  return { picture, clip };
}

function drawing(index) {
  let state = index + 1;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const shapes = Array.from({ length: SHAPES }, () => {
    const colour = `rgb(${[0, 1, 2].map(() => Math.floor(random() * 256)).join()})`;
    const [x, y, size] = [random() * WIDTH, random() * HEIGHT, 30 + random() * 140];
    return `<path fill="${colour}" d="M${x} ${y}l${size} ${size / 3}l${-size / 2} ${size}z"/>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="${WIDTH}" height="${HEIGHT}" fill="#eee"/>${shapes.join('')}</svg>`;
}
