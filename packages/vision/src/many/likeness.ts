import { Detector, type PreparedTarget } from '../detect/detector.js';
import type { Homography } from '../image/homography.js';
import { createPlane, type Plane } from '../image/plane.js';
import { Pyramid } from '../image/pyramid.js';
import { resample } from '../image/resample.js';
import { Kernels } from '../kernels/kernels.js';
import { Aligner } from '../track/align.js';
import { blocksOf, correlateBlocks, drawThrough } from './blocks.js';

/** What one target shows of another. */
export interface Likeness {
  /** Share of the sought target's blocks that show the same in both, 0-1. */
  readonly shared: number;
  /** Share of the blocks that show something else, 0-1. */
  readonly telling: number;
  /** Px of the sought target -> px of the other. */
  readonly h: Homography;
}

/** Side of the picture in which a target is looked for, px, and of the other target in it. */
const CANVAS = 640;
const SHOWN = 560;
const SMALLEST_LEVEL = 30;
/** Blocks correlated above this show the same. */
const SAME = 0.75;
/** Below this, something else: what a camera still sees. */
const OTHER = 0.45;
const GROUND = 128;

/** Looks for one target in an upright picture of another.
 * @returns null when the tracker does not find it there */
export function likenessOf(sought: PreparedTarget, other: PreparedTarget): Likeness | null {
  const { plane: picture } = other.template.scales[0]!;
  const canvas = mount(picture);
  const kernels = new Kernels(
    Pyramid.bytes(CANVAS, CANVAS) + Aligner.bytes([sought.template]) + Detector.bytes([sought], CANVAS, CANVAS),
  );
  const pyramid = new Pyramid(kernels, CANVAS, CANVAS, SMALLEST_LEVEL);
  const aligner = new Aligner(kernels, [sought.template], pyramid, CANVAS);
  const detector = new Detector(kernels, [sought], pyramid, aligner);
  pyramid.fill(canvas.plane.data);
  const h = new Float64Array(9);
  if (detector.find(0, 1, h) < 0) return null;
  for (let i = 0; i < 3; i++) {
    h[i] = (h[i]! - canvas.left * h[6 + i]!) / canvas.scaleX;
    h[3 + i] = (h[3 + i]! - canvas.top * h[6 + i]!) / canvas.scaleY;
  }
  return likenessUnder(sought, other, h);
}

function mount(picture: Plane) {
  const scale = SHOWN / Math.max(picture.width, picture.height);
  const shown = resample(picture, Math.round(picture.width * scale), Math.round(picture.height * scale));
  const plane = createPlane(CANVAS, CANVAS);
  plane.data.fill(GROUND);
  const left = (CANVAS - shown.width) >> 1,
    top = (CANVAS - shown.height) >> 1;
  for (let y = 0; y < shown.height; y++) {
    plane.data.set(shown.data.subarray(y * shown.width, (y + 1) * shown.width), (top + y) * CANVAS + left);
  }
  return { plane, left, top, scaleX: shown.width / picture.width, scaleY: shown.height / picture.height };
}

/** Compares a target with what another one shows under a known homography.
 * @param h px of the sought target -> px of the other */
export function likenessUnder(sought: PreparedTarget, other: PreparedTarget, h: Homography): Likeness {
  const { plane: picture } = other.template.scales[0]!;
  const blocks = blocksOf(sought.template.scales[0]!.plane);
  const count = blocks.columns * blocks.rows;
  const inside = new Uint8Array(count),
    correlation = new Float32Array(count);
  // From a picture of about the blocks' own size, so that nothing flickers in the fine parts.
  const shrunk = shrinkFor(picture, h, blocks.scaleX);
  correlateBlocks(blocks, drawThrough(blocks, shrunk.plane, shrunk.h, inside), correlation);
  let shared = 0,
    elsewhere = 0,
    all = 0;
  for (let n = 0; n < count; n++) {
    const c = correlation[n]!;
    if (Number.isNaN(c)) continue;
    all++;
    if (inside[n] === 0 || c < OTHER) elsewhere++;
    else if (c > SAME) shared++;
  }
  return { shared: shared / Math.max(1, all), telling: elsewhere / Math.max(1, all), h };
}

function shrinkFor(picture: Plane, h: Homography, scale: number): { plane: Plane; h: Homography } {
  const steps = Math.sqrt(Math.abs(h[0]! * h[4]! - h[1]! * h[3]!)) / scale;
  if (steps <= 1.2) return { plane: picture, h };
  const width = Math.max(1, Math.round(picture.width / steps)),
    height = Math.max(1, Math.round(picture.height / steps));
  const plane = resample(picture, width, height);
  const out = Float64Array.from(h);
  for (let i = 0; i < 3; i++) {
    out[i]! *= width / picture.width;
    out[3 + i]! *= height / picture.height;
  }
  return { plane, h: out };
}
