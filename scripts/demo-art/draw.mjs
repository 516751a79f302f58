// Draws the demo campaign: `node scripts/demo-art/draw.mjs` writes apps/launcher/art/demo-poster.jpg and .mp4.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { path as bundledFfmpeg } from '@ffmpeg-installer/ffmpeg';
import sharp from 'sharp';
import { drawPoster } from './poster.mjs';
import { drawSound } from './sound.mjs';

const folder = fileURLToPath(new URL('../../apps/launcher/art/', import.meta.url));
const SECONDS = 8;
const FRAMES_PER_SECOND = 24;
const VIDEO = { width: 720, height: 960 };

await mkdir(folder, { recursive: true });
await sharp(Buffer.from(drawPoster(0)))
  .jpeg({ quality: 84, mozjpeg: true })
  .toFile(join(folder, 'demo-poster.jpg'));
await drawVideo(join(folder, 'demo-poster.mp4'));

async function drawVideo(file) {
  const { bytes, sampleRate } = drawSound(SECONDS);
  const soundFile = join(tmpdir(), `argument-demo-${process.pid}.pcm`);
  await writeFile(soundFile, bytes);
  const size = `${VIDEO.width}x${VIDEO.height}`;
  const ffmpeg = spawn(
    process.env.FFMPEG_PATH ?? bundledFfmpeg,
    [
      ...['-y', '-loglevel', 'error'],
      ...['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', size, '-r', String(FRAMES_PER_SECOND), '-i', 'pipe:0'],
      ...['-f', 's16le', '-ar', String(sampleRate), '-ac', '1', '-i', soundFile],
      ...['-c:v', 'libx264', '-preset', 'veryslow', '-crf', '30', '-pix_fmt', 'yuv420p', '-profile:v', 'high'],
      ...['-c:a', 'aac', '-b:a', '64k', '-movflags', '+faststart', '-shortest', file],
    ],
    { stdio: ['pipe', 'inherit', 'inherit'] },
  );
  const ended = once(ffmpeg, 'close');
  const frames = SECONDS * FRAMES_PER_SECOND;
  for (let frame = 0; frame < frames; frame += 1) {
    const svg = Buffer.from(drawPoster(frame / frames));
    const pixels = await sharp(svg).resize(VIDEO.width, VIDEO.height).removeAlpha().raw().toBuffer();
    if (!ffmpeg.stdin.write(pixels)) await once(ffmpeg.stdin, 'drain');
  }
  ffmpeg.stdin.end();
  const [code] = await ended;
  await rm(soundFile);
  if (code !== 0) throw new Error(`ffmpeg ended with code ${code}.`);
}
