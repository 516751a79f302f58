import type { Homography } from '../image/homography.js';
import { createPlane, type Plane } from '../image/plane.js';
import { resample } from '../image/resample.js';

// Looked up once: a test runner's sandbox makes every look-up of a global slow, and these stand in loops over pixels.
const { floor, max, min, sqrt } = Math;

/** Long side of the pictures that are compared, px: what a print shows in a usual frame, and little shifts don't matter. */
const SIDE = 256;
/** Side of a block, px of those pictures. */
const BLOCK = 16;
const AREA = BLOCK * BLOCK;
/** Standard deviation above which a block shows something, grey levels. */
const TEXTURED = 5;
/** A homography is this exact, in sides of the source: what lies so little outside is its border. */
const BORDER = 0.01;

/** A picture at the size at which pictures are compared, block by block. */
export interface Blocks {
  readonly plane: Plane;
  readonly columns: number;
  readonly rows: number;
  /** Px of the compared picture per target px. */
  readonly scaleX: number;
  readonly scaleY: number;
}

/** Shrinks a target's picture for comparing. */
export function blocksOf(picture: Plane): Blocks {
  const scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
  const columns = Math.max(1, Math.round((picture.width * scale) / BLOCK)),
    rows = Math.max(1, Math.round((picture.height * scale) / BLOCK));
  const plane = resample(picture, columns * BLOCK, rows * BLOCK);
  return { plane, columns, rows, scaleX: plane.width / picture.width, scaleY: plane.height / picture.height };
}

/** Draws what another picture shows where a target lies in it, in the target's shape.
 * @param toSource target px -> px of the source
 * @param inside becomes 1 for every block that lies wholly in the source */
export function drawThrough(blocks: Blocks, source: Plane, toSource: Homography, inside: Uint8Array): Plane {
  const { plane, columns, scaleX, scaleY } = blocks;
  const out = createPlane(plane.width, plane.height);
  const h = toSource;
  const { width, height, data } = source;
  const border = BORDER * max(width, height);
  inside.fill(1);
  for (let y = 0; y < plane.height; y++) {
    for (let x = 0; x < plane.width; x++) {
      const tx = (x + 0.5) / scaleX,
        ty = (y + 0.5) / scaleY;
      const w = 1 / (h[6]! * tx + h[7]! * ty + h[8]!);
      let sx = (h[0]! * tx + h[1]! * ty + h[2]!) * w - 0.5,
        sy = (h[3]! * tx + h[4]! * ty + h[5]!) * w - 0.5;
      if (!(sx >= -border && sy >= -border && sx <= width - 1 + border && sy <= height - 1 + border)) {
        inside[floor(y / BLOCK) * columns + floor(x / BLOCK)] = 0;
        continue;
      }
      sx = min(max(sx, 0), width - 1.001);
      sy = min(max(sy, 0), height - 1.001);
      const ix = floor(sx),
        iy = floor(sy);
      const fx = sx - ix,
        fy = sy - iy;
      const i = iy * width + ix;
      const upper = data[i]! + fx * (data[i + 1]! - data[i]!),
        lower = data[i + width]! + fx * (data[i + width + 1]! - data[i + width]!);
      out.data[y * plane.width + x] = upper + fy * (lower - upper) + 0.5;
    }
  }
  return out;
}

/** Compares two pictures of one size block by block: the correlation of each, NaN where neither shows anything, and 0
 * where only one does. */
export function correlateBlocks(blocks: Blocks, other: Plane, out: Float32Array): void {
  const { plane, columns, rows } = blocks;
  for (let n = 0; n < columns * rows; n++) {
    const left = (n % columns) * BLOCK,
      top = floor(n / columns) * BLOCK;
    let a = 0,
      b = 0,
      aa = 0,
      bb = 0,
      ab = 0;
    for (let y = 0; y < BLOCK; y++) {
      const row = (top + y) * plane.width + left;
      for (let i = row; i < row + BLOCK; i++) {
        const p = plane.data[i]!,
          q = other.data[i]!;
        a += p;
        b += q;
        aa += p * p;
        bb += q * q;
        ab += p * q;
      }
    }
    const va = aa - (a * a) / AREA,
      vb = bb - (b * b) / AREA;
    const least = AREA * TEXTURED * TEXTURED;
    if (va < least && vb < least) out[n] = Number.NaN;
    else out[n] = va < least / 4 || vb < least / 4 ? 0 : (ab - (a * b) / AREA) / sqrt(va * vb);
  }
}
