import type { PreparedTarget } from '../detect/detector.js';
import { type Homography, invertInto, multiplyInto } from '../image/homography.js';
import type { Plane } from '../image/plane.js';
import { resample } from '../image/resample.js';
import { type Blocks, blocksOf, correlateBlocks, drawThrough } from './blocks.js';

/** Blocks in which two targets are correlated less than this tell them apart. */
const DIFFERENT = 0.6;
/** A target must fit the blocks that tell it apart this much better than the other one, in correlation. */
const CLEARLY = 0.12;
/** What a picture that is not there reaches by chance. */
const CHANCE = 0.35;
/** Fewer blocks in view than this say nothing. */
const FEWEST = 3;
/** Blocks of a target that are correlated more than this with the frame fit. */
const FITS = 0.5;
/** Above this, they fit as only the right target does: wrong ones reach it in 0.31 of their blocks at most. */
const FITS_CLOSELY = 0.8;

/** Decides which of two look-alikes a frame shows, by the blocks in which they differ.
 * @param h target px of `a` -> frame px
 * @param toB target px of `a` -> target px of `b`
 * @returns above 0 for `a`, below for `b`, 0 when the frame does not tell */
export function tellApart(frame: Plane, h: Homography, a: PreparedTarget, b: PreparedTarget, toB: Homography): number {
  const fromB = new Float64Array(9),
    ofB = new Float64Array(9);
  if (!invertInto(fromB, toB)) return 0;
  multiplyInto(ofB, h, fromB);
  const first = weigh(frame, h, a, b, toB),
    second = weigh(frame, ofB, b, a, fromB);
  const count = first.count + second.count;
  if (count < FEWEST) return 0;
  const better = (first.better - second.better) / count;
  return Math.abs(better) < CLEARLY ? 0 : better;
}

/** How much of what a frame shows where a target was found is the target: the shares of its blocks in view that fit, and that
 * fit closely, 0-1. The tracker's own patches are chosen where there is most to see, so two sparse posters or two patterns may
 * agree in most of them.
 * @param h target px -> frame px */
export function sharesThatFit(frame: Plane, h: Homography, target: PreparedTarget): { fit: number; closely: number } {
  const blocks = blocksOf(target.template.scales[0]!.plane);
  const count = blocks.columns * blocks.rows;
  const inFrame = new Uint8Array(count),
    here = new Float32Array(count);
  correlateBlocks(blocks, draw(blocks, frame, h, inFrame), here);
  let fit = 0,
    closely = 0,
    seen = 0;
  for (let n = 0; n < count; n++) {
    if (inFrame[n] === 0 || Number.isNaN(here[n]!)) continue;
    seen++;
    if (here[n]! > FITS) fit++;
    if (here[n]! > FITS_CLOSELY) closely++;
  }
  const all = Math.max(1, seen);
  return { fit: fit / all, closely: closely / all };
}

/** How much better a target fits the frame than the other, summed over the blocks of it in which they differ. */
function weigh(frame: Plane, h: Homography, mine: PreparedTarget, other: PreparedTarget, toOther: Homography) {
  const blocks = blocksOf(mine.template.scales[0]!.plane);
  const count = blocks.columns * blocks.rows;
  const inOther = new Uint8Array(count),
    inFrame = new Uint8Array(count);
  const between = new Float32Array(count),
    here = new Float32Array(count),
    there = new Float32Array(count);
  const drawn = draw(blocks, other.template.scales[0]!.plane, toOther, inOther);
  const seen = draw(blocks, frame, h, inFrame);
  correlateBlocks(blocks, drawn, between);
  correlateBlocks(blocks, seen, here);
  correlateBlocks({ ...blocks, plane: drawn }, seen, there);
  let better = 0,
    used = 0;
  for (let n = 0; n < count; n++) {
    if (inFrame[n] === 0 || Number.isNaN(between[n]!)) continue;
    const covered = inOther[n] === 1;
    if (covered && between[n]! > DIFFERENT) continue;
    const fit = Number.isNaN(here[n]!) ? 0 : here[n]!,
      rival = !covered ? CHANCE : Number.isNaN(there[n]!) ? 0 : there[n]!;
    better += fit - rival;
    used++;
  }
  return { better, count: used };
}

/** From a source of about the blocks' own size, so that fine parts do not flicker. */
function draw(blocks: Blocks, source: Plane, h: Homography, inside: Uint8Array): Plane {
  const steps = Math.sqrt(Math.abs(h[0]! * h[4]! - h[1]! * h[3]!)) / h[8]! / blocks.scaleX;
  if (!(steps > 1.2)) return drawThrough(blocks, source, h, inside);
  const width = Math.max(1, Math.round(source.width / steps)),
    height = Math.max(1, Math.round(source.height / steps));
  const out = Float64Array.from(h);
  for (let i = 0; i < 3; i++) {
    out[i]! *= width / source.width;
    out[3 + i]! *= height / source.height;
  }
  return drawThrough(blocks, resample(source, width, height), out, inside);
}
