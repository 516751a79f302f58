import type { Homography } from '../image/homography.js';

const GRID = 10;

/** Share of a target that lies within the frame, 0-1.
 * @param h target px -> frame px */
export function shareInView(
  target: { readonly width: number; readonly height: number },
  h: Homography,
  width: number,
  height: number,
): number {
  let inside = 0;
  for (let i = 0; i < GRID * GRID; i++) {
    const x = (((i % GRID) + 0.5) / GRID) * target.width,
      y = ((Math.floor(i / GRID) + 0.5) / GRID) * target.height;
    const w = h[6]! * x + h[7]! * y + h[8]!;
    const fx = (h[0]! * x + h[1]! * y + h[2]!) / w,
      fy = (h[3]! * x + h[4]! * y + h[5]!) / w;
    if (w > 0 && fx >= 0 && fy >= 0 && fx < width && fy < height) inside++;
  }
  return inside / (GRID * GRID);
}
