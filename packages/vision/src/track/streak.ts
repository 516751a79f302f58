import type { Homography } from '../image/homography.js';

/** The streak that a moving target leaves in a frame. It differs from point to point: a turning, nearing or leaning target
 * moves another way at each corner. */
export class Streak {
  /** Share of the time between two frames for which the shutter is open, 0-1. */
  exposure = 0;
  /** Length across and down of the streak last asked for, px of the frame. */
  readonly length = new Float64Array(2);
  private readonly before: Homography = new Float64Array(9);
  private readonly earlier: Homography = new Float64Array(9);
  private seen = 0;

  reset(): void {
    this.exposure = 0;
    this.seen = 0;
  }

  /** Takes where the target was in a frame: target px -> frame px. */
  add(h: Homography): void {
    this.earlier.set(this.before);
    this.before.set(h);
    this.seen = Math.min(2, this.seen + 1);
  }

  /** Finds the motion of a point in the middle of the exposure from its last three places, and its streak.
   * @param tx, ty the point, target px
   * @param x, y where it is in the present frame, px
   * @returns the length of the motion, px a frame */
  at(tx: number, ty: number, x: number, y: number): number {
    const { length, before: b, earlier: e } = this;
    length[0] = length[1] = 0;
    if (this.seen === 0) return 0;
    const w = 1 / (b[6]! * tx + b[7]! * ty + b[8]!);
    const bx = (b[0]! * tx + b[1]! * ty + b[2]!) * w,
      by = (b[3]! * tx + b[4]! * ty + b[5]!) * w;
    let dx = x - bx,
      dy = y - by;
    if (this.seen > 1) {
      const v = 1 / (e[6]! * tx + e[7]! * ty + e[8]!);
      dx += 0.5 * (dx - (bx - (e[0]! * tx + e[1]! * ty + e[2]!) * v));
      dy += 0.5 * (dy - (by - (e[3]! * tx + e[4]! * ty + e[5]!) * v));
    }
    length[0] = this.exposure * dx;
    length[1] = this.exposure * dy;
    return Math.sqrt(dx * dx + dy * dy);
  }
}
