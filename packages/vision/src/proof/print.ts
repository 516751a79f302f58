import type { Homography } from '../image/homography.js';
import { createPlane, type Plane } from '../image/plane.js';
import { halveInto } from '../image/resample.js';

/** White paper around the picture, in long sides of it. */
const MARGIN = 0.04;
const PAPER = 236;
const SMALLEST_LEVEL = 12;

/** A picture on white paper, with its halves for looks from afar. */
export interface Print {
  readonly width: number;
  readonly height: number;
  /** Width of the margin, px of the picture. */
  readonly margin: number;
  readonly levels: readonly Plane[];
}

export function createPrint(picture: Plane): Print {
  const { width, height } = picture;
  const margin = Math.round(MARGIN * Math.max(width, height));
  const paper = createPlane(width + 2 * margin, height + 2 * margin);
  paper.data.fill(PAPER);
  for (let y = 0; y < height; y++) {
    paper.data.set(picture.data.subarray(y * width, (y + 1) * width), (y + margin) * paper.width + margin);
  }
  const levels = [paper];
  for (let last = paper; Math.min(last.width, last.height) >= 2 * SMALLEST_LEVEL; ) {
    const half = createPlane(last.width >> 1, last.height >> 1);
    halveInto(last, half);
    levels.push(half);
    last = half;
  }
  return { width, height, margin, levels };
}

/** Samples a pixel, a side. */
const GRID = 2;

/** Paints the print over a frame, every pixel the mean of four samples.
 * @param back frame px -> picture px
 * @param box part of the frame that the print may cover, px, right and bottom excluded */
export function paintPrint(
  frame: Plane,
  print: Print,
  back: Homography,
  box: { left: number; top: number; right: number; bottom: number },
): void {
  const level = levelFor(print, back, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
  const { width, height, data } = print.levels[level]!;
  const scale = 1 / 2 ** level;
  const shift = print.margin * scale - 0.5;
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      const at = y * frame.width + x;
      let sum = 0;
      for (let sample = 0; sample < GRID * GRID; sample++) {
        const fx = x + ((sample % GRID) + 0.5) / GRID;
        const fy = y + (Math.floor(sample / GRID) + 0.5) / GRID;
        const w = scale / (back[6]! * fx + back[7]! * fy + back[8]!);
        const u = (back[0]! * fx + back[1]! * fy + back[2]!) * w + shift;
        const v = (back[3]! * fx + back[4]! * fy + back[5]!) * w + shift;
        const left = Math.floor(u),
          top = Math.floor(v);
        if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) {
          sum += frame.data[at]!;
          continue;
        }
        const right = u - left,
          low = v - top;
        const i = top * width + left;
        const upper = data[i]! * (1 - right) + data[i + 1]! * right;
        const lower = data[i + width]! * (1 - right) + data[i + width + 1]! * right;
        sum += upper * (1 - low) + lower * low;
      }
      frame.data[at] = sum / (GRID * GRID) + 0.5;
    }
  }
}

/** The coarsest halving whose pixels are no larger than a sample along the direction that is shrunk least. */
function levelFor(print: Print, back: Homography, x: number, y: number): number {
  const w = back[6]! * x + back[7]! * y + back[8]!;
  const u = (back[0]! * x + back[1]! * y + back[2]!) / w;
  const v = (back[3]! * x + back[4]! * y + back[5]!) / w;
  const a = (back[0]! - u * back[6]!) / w,
    b = (back[1]! - u * back[7]!) / w;
  const c = (back[3]! - v * back[6]!) / w,
    d = (back[4]! - v * back[7]!) / w;
  // The smaller singular value of the map from frame px to picture px.
  const sum = a * a + b * b + c * c + d * d;
  const smaller = Math.sqrt(Math.max(0, (sum - Math.sqrt(Math.max(0, sum * sum - 4 * (a * d - b * c) ** 2))) / 2));
  const level = Math.round(Math.log2(Math.max(1, smaller / GRID) * Math.SQRT1_2) + 0.5);
  return Math.min(print.levels.length - 1, Math.max(0, level));
}
