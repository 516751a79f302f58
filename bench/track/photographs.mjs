// Finds targets in real photographs taken by others and compares the corners with the known homographies.
// Usage: npm run bench:photographs -- DIR, with DIR the folder that holds OpenCV's box.png, box_in_scene.png, graf1.png,
// graf3.png and H1to3p.xml (in Debian: /usr/share/doc/opencv-doc/examples/data of the package opencv-doc).
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileMarker, prepareTarget, Tracker } from '@argument/vision/track';
import sharp from 'sharp';
import { cornerError, cornersUnder } from './score.mjs';

const folder = process.argv[2];
if (!folder) {
  console.error('Usage: npm run bench:photographs -- DIR');
  process.exit(2);
}

async function read(name) {
  const { data, info } = await sharp(join(folder, name)).greyscale().raw().toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

async function homographyOf(name) {
  const xml = await readFile(join(folder, name), 'utf8');
  return xml
    .match(/<data>([^<]*)<\/data>/)[1]
    .trim()
    .split(/\s+/)
    .map(Number);
}

/** Nobody published the homography of box.png in box_in_scene.png; these are the corners under the one that SIFT and
 * MAGSAC find (OpenCV 4.6, 75 inliers), good to about 1 px. */
const BOX = [119.1, 161.1, 285, 175.3, 268.2, 298.8, 89.8, 272.8];

const cases = [
  { target: 'box.png', photograph: 'box_in_scene.png', corners: () => BOX },
  {
    target: 'graf1.png',
    photograph: 'graf3.png',
    corners: async ({ width, height }) => cornersUnder(await homographyOf('H1to3p.xml'), width, height),
  },
];

for (const { target, photograph, corners } of cases) {
  const picture = await read(target);
  const frame = await read(photograph);
  const tracker = new Tracker([prepareTarget(compileMarker(picture))], frame.width, frame.height);
  const known = await corners(picture);
  const results = [];
  // The first look, then as a camera held still sees it.
  for (let i = 0; i < 10; i++) {
    const started = performance.now();
    const seen = tracker.process(frame.data);
    results.push({ found: seen.target === 0, ms: performance.now() - started, corners: [...seen.corners] });
  }
  const describe = ({ found, ms, corners: at }) =>
    found ? `${cornerError(at, known).toFixed(2)} px in ${ms.toFixed(0)} ms` : 'not found';
  console.log(`${target} in ${photograph}: first look ${describe(results[0])}, held ${describe(results[9])}`);
  console.log(`  corners ${results[9].corners.map((v) => v.toFixed(1)).join(' ')}`);
}
