import type { Quad } from './homography.js';

const at = (values: ArrayLike<number>, index: number): number => values[index % 8] as number;

/** Twice the signed area of the triangle at each corner: all positive for a convex quad in clockwise order. */
function turns(quad: ArrayLike<number>): number[] {
  return [0, 2, 4, 6].map((i) => {
    const ax = at(quad, i + 2) - at(quad, i);
    const ay = at(quad, i + 3) - at(quad, i + 1);
    const bx = at(quad, i + 4) - at(quad, i + 2);
    const by = at(quad, i + 5) - at(quad, i + 3);
    return ax * by - ay * bx;
  });
}

/** Signed area in square pixels, positive for clockwise corners (y grows downwards). */
export function area(quad: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < 8; i += 2) sum += at(quad, i) * at(quad, i + 3) - at(quad, i + 2) * at(quad, i + 1);
  return sum / 2;
}

/** True for a quad that is convex and in clockwise order: what a flat, unmirrored picture in front of a camera looks like. */
export function isConvex(quad: ArrayLike<number>): boolean {
  return turns(quad).every((turn) => turn > 0);
}

/**
 * Whether a picture in front of the camera can look like this: convex, not mirrored, not a sliver, with its middle in or
 * near the frame. Trackers report impossible quads now and then; showing one is worse than showing nothing.
 */
export function isPlausible(quad: Quad, width: number, height: number): boolean {
  if (!quad.every(Number.isFinite) || !isConvex(quad)) return false;
  const size = area(quad);
  if (size < width * height * 0.002 || size > width * height * 40) return false;
  const sides = [0, 2, 4, 6].map((i) => Math.hypot(at(quad, i + 2) - at(quad, i), at(quad, i + 3) - at(quad, i + 1)));
  if (Math.min(...sides) < Math.max(...sides) * 0.06) return false;
  const centreX = (at(quad, 0) + at(quad, 2) + at(quad, 4) + at(quad, 6)) / 4;
  const centreY = (at(quad, 1) + at(quad, 3) + at(quad, 5) + at(quad, 7)) / 4;
  return centreX > -width && centreX < 2 * width && centreY > -height && centreY < 2 * height;
}
