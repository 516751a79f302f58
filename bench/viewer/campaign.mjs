// One printed photograph: its clip for the camera, its markers for all three engines, and our link's published files.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listPhotographs, readPicture, writeClip, writeTestVideo } from '@argument/testing';
import sharp from 'sharp';
import { compileMindar, compileNft, compileOurs } from '../peers/compilers.mjs';
import { cameraFile } from './pages.mjs';

/** Frames of the clip, 30 a second. */
const FRAMES = 180;
const ID = '01900000-0000-7000-8000-00000000000';

export async function makeCampaign(folder) {
  const [photograph] = await listPhotographs();
  const camera = join(folder, 'camera.mjpeg');
  const { width, height } = await writeClip(camera, {
    target: await readPicture(photograph.file, 1280),
    frames: FRAMES,
    seed: photograph.name,
  });
  const video = join(folder, 'video.mp4');
  await writeTestVideo(video);
  const large = await resized(photograph.file, 1000);
  const small = await resized(photograph.file, 640);
  const ours = (await compileOurs(large)).files.argm;
  const { mind } = (await compileMindar(large)).files;
  // At the size at which the platform compiles them.
  const nft = (await compileNft(small)).files;
  const objects = { argm: ours, jpg: await resized(photograph.file, 512), mp4: await readFile(video) };
  const published = Object.entries(objects).map(([extension, bytes]) => [extension, publish(extension, bytes)]);
  const { width: w, height: h } = await sharp(large).metadata();
  const config = linkConfig(Object.fromEntries(published), w, h);
  return {
    camera,
    files: {
      '/p/links/bench.json': Buffer.from(JSON.stringify(config)),
      ...Object.fromEntries(published.map(([extension, { url }]) => [url, objects[extension]])),
      '/markers/target.mind': mind,
      ...Object.fromEntries(Object.entries(nft).map(([name, bytes]) => [`/markers/target.${name}`, bytes])),
      '/markers/camera_para.dat': cameraFile(width, height),
    },
  };
}

const resized = (file, side) => sharp(file).resize(side, side, { fit: 'inside' }).jpeg({ quality: 82 }).toBuffer();

function publish(extension, bytes) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { url: `/p/objects/${sha256}.${extension}`, sha256, bytes: bytes.length };
}

function linkConfig({ argm, jpg, mp4 }, width, height) {
  const placement = { scale: 1, offsetX: 0, offsetY: 0, rotation: 0, opacity: 1, autoplay: true, loop: true };
  const source = { ...mp4, contentType: 'video/mp4', width: 640, height: 480 };
  const overlay = { type: 'video', id: `${ID}3`, durationMs: 4000, hasAudio: true, sources: [source], poster: null };
  return {
    ...{ schemaVersion: 1, linkId: `${ID}1`, slug: 'bench', name: 'Bench', status: 'active', engine: 'argument' },
    ...{ startsAt: null, expiresAt: null },
    markers: [
      {
        id: `${ID}2`,
        name: 'Bench',
        target: { width, height, preview: jpg },
        engines: { argument: argm },
        overlays: [{ ...overlay, placement }],
      },
    ],
  };
}
