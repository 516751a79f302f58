import type { Homography } from '../image/homography.js';

/** What a camera can make of a flat print, with room for a wrongly guessed focal length. */
const MOST_SKEW = 0.4;
const MOST_STRETCH = 1.7;
/** Cosine of the steepest view, about 83 degrees. */
const STEEPEST = 0.12;
/** Farthest corner's distance by the nearest's. */
const MOST_DEPTH = 3.2;

/** Whether a homography can be a rigid, flat target before a camera: its axes at about right angles and of like length,
 * seen from the front, not from the edge. Zhang 2000, equations 3 and 4.
 * @param h target px -> frame px
 * @param focal focal length of the camera, px; 30 % off does no harm
 * @param centreX, centreY principal point, px */
export function looksRigid(
  h: Homography,
  target: { readonly width: number; readonly height: number },
  focal: number,
  centreX: number,
  centreY: number,
): boolean {
  const { width, height } = target;
  let nearest = Number.POSITIVE_INFINITY,
    farthest = 0;
  for (let i = 0; i < 4; i++) {
    const w = h[6]! * (i % 2) * width + h[7]! * (i >> 1) * height + h[8]!;
    nearest = Math.min(nearest, w);
    farthest = Math.max(farthest, w);
  }
  if (!(nearest > 0) || !(farthest < MOST_DEPTH * nearest)) return false;
  const ax = (h[0]! - centreX * h[6]!) / focal,
    ay = (h[3]! - centreY * h[6]!) / focal,
    az = h[6]!;
  const bx = (h[1]! - centreX * h[7]!) / focal,
    by = (h[4]! - centreY * h[7]!) / focal,
    bz = h[7]!;
  const a = Math.hypot(ax, ay, az),
    b = Math.hypot(bx, by, bz);
  if (!(a > 0) || !(b > 0) || a > MOST_STRETCH * b || b > MOST_STRETCH * a) return false;
  if (Math.abs(ax * bx + ay * by + az * bz) > MOST_SKEW * a * b) return false;
  const mx = width / 2,
    my = height / 2;
  const w = h[6]! * mx + h[7]! * my + h[8]!;
  const vx = ((h[0]! * mx + h[1]! * my + h[2]!) / w - centreX) / focal;
  const vy = ((h[3]! * mx + h[4]! * my + h[5]!) / w - centreY) / focal;
  const nx = ay * bz - az * by,
    ny = az * bx - ax * bz,
    nz = ax * by - ay * bx;
  return nx * vx + ny * vy + nz > STEEPEST * Math.hypot(nx, ny, nz) * Math.hypot(vx, vy, 1);
}
