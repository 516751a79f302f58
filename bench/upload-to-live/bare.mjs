// The same work by the tools alone: picture -> four sizes -> marker, beside clip -> poster and 360p, then 720p; or beside
// the clip with its index in front, where phones play it as it is.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { analyseTarget } from '@argument/vision/opencv';
import { compileMarker } from '@argument/vision/track';
import sharp from 'sharp';
import { FFMPEG } from './media.mjs';

/** Ms until the marker and the first rendition are there. What is still encoding then is stopped. */
export async function runBare({ picture, clip }, folder, isPlayable) {
  const started = performance.now();
  const large = isPlayable ? startRemux(clip, folder) : startLarge(clip, folder);
  await Promise.all([pictureAndMarker(picture, folder), large.first]);
  const ms = performance.now() - started;
  await large.stop();
  return ms;
}

async function pictureAndMarker(picture, folder) {
  const sizes = { large: 2048, medium: 1024, small: 512, thumbnail: 256 };
  let raw = await sharp(picture).autoOrient().resize(2048).raw().toBuffer({ resolveWithObject: true });
  for (const [name, side] of Object.entries(sizes)) {
    const options = { raw: raw.info };
    raw = await sharp(raw.data, options).resize(side).raw().toBuffer({ resolveWithObject: true });
    await sharp(raw.data, { raw: raw.info })
      .jpeg({ quality: 82 })
      .toFile(join(folder, `${name}.jpg`));
  }
  await analyseTarget(await luminance(join(folder, 'large.jpg'), 640));
  await writeFile(join(folder, 'marker.argm'), compileMarker(await luminance(join(folder, 'large.jpg'), 2048)));
}

async function luminance(file, side) {
  const { data, info } = await sharp(file)
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

function startRemux(clip, folder) {
  const file = join(folder, 'front.mp4');
  const args = ['-v', 'error', '-y', '-i', clip, '-c', 'copy', '-movflags', '+faststart', file];
  return { first: run(spawn(FFMPEG, args, { stdio: 'ignore' })), stop: async () => undefined };
}

/** Poster and 360p, then 720p; `first` ends with the 360p. */
function startLarge(clip, folder) {
  let child;
  let isStopped = false;
  const encode = (args) => {
    child = spawn(FFMPEG, ['-v', 'error', '-y', ...args], { stdio: 'ignore' });
    return run(child);
  };
  const rung = (size, profile, crf, rate) => [
    ...['-i', clip, '-vf', `fps=30,scale=${size}`, '-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', profile],
    ...[
      '-crf',
      crf,
      '-maxrate',
      rate,
      '-bufsize',
      '4M',
      '-g',
      '60',
      '-pix_fmt',
      'yuv420p',
      '-c:a',
      'aac',
      '-b:a',
      '128k',
    ],
    ...['-movflags', '+faststart', join(folder, `${profile}.mp4`)],
  ];
  const first = encode(['-ss', '1', '-i', clip, '-frames:v', '1', '-s', '1280x720', join(folder, 'poster.jpg')]).then(
    () => encode(rung('640:360', 'main', '24', '0.8M')),
  );
  const second = first
    .then(() => (isStopped ? undefined : encode(rung('1280:720', 'high', '23', '2.8M'))))
    .catch((error) => {
      if (!isStopped) throw error;
    });
  return {
    first,
    stop: async () => {
      isStopped = true;
      child.kill('SIGKILL');
      await second;
    },
  };
}

async function run(child) {
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${child.spawnfile} ended with code ${code}.`);
}
