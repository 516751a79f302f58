// What is uploaded: a 12-megapixel JPEG full of shapes and a 30 s clip in 1080p, both drawn here.
import { execFile } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ffmpeg from '@ffmpeg-installer/ffmpeg';
import sharp from 'sharp';

export const FFMPEG = process.env.FFMPEG_PATH || ffmpeg.path;

/** @param {string} note written into the file, so that every round uploads other bytes of the same work */
export async function makePicture(file, note) {
  let state = 99;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const shapes = Array.from({ length: 500 }, () => {
    const colour = `rgb(${[0, 1, 2].map(() => Math.floor(random() * 256)).join()})`;
    const [x, y, size] = [random() * 4000, random() * 3000, 60 + random() * 300];
    return `<path fill="${colour}" d="M${x} ${y}l${size} ${size / 3}l${-size / 2} ${size}z"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="3000"><rect width="4000" height="3000" fill="#eee"/>${shapes.join('')}</svg>`;
  await sharp(Buffer.from(svg))
    .withExif({ IFD0: { ImageDescription: note } })
    .jpeg({ quality: 90 })
    .toFile(file);
}

/** @param {number} rate frames per second; phones play 30 as they are, 60 must be coded anew */
export async function makeClip(file, seconds, rate = 30) {
  await promisify(execFile)(FFMPEG, [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc2=size=1920x1080:rate=${rate}:duration=${seconds}`],
    ...['-f', 'lavfi', '-i', `sine=frequency=330:duration=${seconds}`, '-c:a', 'aac', '-c:v', 'libx264'],
    ...['-preset', 'veryfast', '-b:v', '8M', '-pix_fmt', 'yuv420p', file],
  ]);
}

/** Other bytes of the same film, so that nothing is known of an earlier round: an empty box at its end. */
export async function markClip(file) {
  const box = Buffer.alloc(16);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4);
  box.writeDoubleBE(performance.now(), 8);
  await appendFile(file, box);
}

/** The upload as bytes: how a client puts them together is not what is measured. */
export async function asUpload(content, type, name, projectId) {
  const form = new FormData();
  form.set('projectId', projectId);
  form.set('file', new Blob([content], { type }), name);
  const request = new Response(form);
  return { type: request.headers.get('content-type'), bytes: Buffer.from(await request.arrayBuffer()) };
}

export const pathsIn = (folder) => ({ picture: join(folder, 'picture.jpg'), clip: join(folder, 'clip.mp4') });
