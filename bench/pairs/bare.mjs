// What one pair takes by the tools alone: four sizes and the marker of the picture, poster and three renditions of the clip.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { analyseTarget } from '@argument/vision/opencv';
import { compileMarker } from '@argument/vision/track';
import sharp from 'sharp';
import { FFMPEG } from '../upload-to-live/media.mjs';

const run = promisify(execFile);
const RUNGS = [
  ['640:360', 'main', '24', '0.8M'],
  ['854:480', 'main', '24', '1.2M'],
  ['1280:720', 'high', '23', '2.8M'],
];

/** Seconds, one tool after the other. */
export async function bareSeconds({ picture, clip }, folder) {
  const began = performance.now();
  for (const side of [2048, 1024, 512, 256]) {
    const out = path.join(folder, `bare-${side}.jpg`);
    await sharp(picture).autoOrient().resize(side, side, { fit: 'inside' }).jpeg({ quality: 82 }).toFile(out);
  }
  await analyseTarget(await luminance(picture, 640));
  compileMarker(await luminance(picture, 2048));
  await ffmpeg(['-ss', '0.3', '-i', clip, '-frames:v', '1', path.join(folder, 'bare.jpg')]);
  for (const [size, profile, crf, rate] of RUNGS) {
    await ffmpeg([
      ...['-i', clip, '-vf', `scale=${size},fps=30`, '-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', profile],
      ...['-crf', crf, '-maxrate', rate, '-bufsize', '4M', '-g', '60', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
      ...['-b:a', '128k', '-movflags', '+faststart', path.join(folder, 'bare.mp4')],
    ]);
  }
  return (performance.now() - began) / 1000;
}

const ffmpeg = (args) => run(FFMPEG, ['-v', 'error', '-y', ...args]);

async function luminance(file, side) {
  const { data, info } = await sharp(file)
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}
