import type { Homography } from '../image/homography.js';

/** Focal length of a usual phone's main camera as a share of the frame's long side: 64 degrees across. */
const USUAL = 0.8;
/** Candidates, shares of the long side: from 90 to 24 degrees across, evenly in the logarithm. */
const LEAST = 0.5;
const MOST = 2.35;
const STEPS = 48;
/** How far from the usual one cameras are, standard deviation of the logarithm. */
const SPREAD = 0.18;
/** Errors of a homography's axes (angle, radians; logarithm of their lengths' ratio) for a target of a hundred px; they
 * fall as the target grows. */
const AXIS_ERROR = 0.012;
const REFERENCE = 100;
/** One view counts no more than this against a candidate, so that a wrong view cannot rule it out. */
const MOST_COST = 6;
/** A view counts when the target leans another way than in those before: least change of its axes, in radians. */
const LEAST_CHANGE = 0.06;
const KEPT = 48;

/** Learns a camera's focal length from the homographies of flat targets that it shows: under the right one, the target's
 * sides are square to each other and equally long per px (Zhang 2000, equations 3 and 4). Begins with that of a usual
 * phone. Assumes square pixels and a centred principal point. Allocates nothing after construction. */
export class FocalEstimator {
  /** The present estimate, px. */
  focal: number;
  /** Views that the estimate rests on. */
  views = 0;
  private readonly candidates = new Float64Array(STEPS);
  private readonly cost = new Float64Array(STEPS);
  /** Leanings (x, y) that have been counted, as in a ring. */
  private readonly known = new Float64Array(2 * KEPT);

  /** @param width columns of the frames, px
   * @param height rows of the frames, px
   * @param guess what is known beforehand, px */
  constructor(
    private readonly width: number,
    private readonly height: number,
    private readonly guess = USUAL * Math.max(width, height),
  ) {
    this.focal = guess;
    const side = Math.max(width, height);
    for (let i = 0; i < STEPS; i++) {
      const f = side * LEAST * (MOST / LEAST) ** (i / (STEPS - 1));
      this.candidates[i] = f;
      this.cost[i] = 0.5 * (Math.log(f / guess) / SPREAD) ** 2;
    }
  }

  /** Takes a view of a target into account.
   * @param h target px -> frame px, well aligned
   * @param size square root of the target's area in the frame, px
   * @param middleX, middleY the target's centre, target px */
  add(h: Homography, size: number, middleX: number, middleY: number): void {
    const cx = this.width / 2,
      cy = this.height / 2;
    const ax = h[0]! - cx * h[6]!,
      ay = h[3]! - cy * h[6]!,
      az = h[6]!;
    const bx = h[1]! - cx * h[7]!,
      by = h[4]! - cy * h[7]!,
      bz = h[7]!;
    const w = h[6]! * middleX + h[7]! * middleY + h[8]!;
    // How much nearer one side is than the other, per focal length: what makes focal lengths differ.
    const leanX = (az / Math.hypot(ax, ay)) * this.guess,
      leanY = (bz / Math.hypot(bx, by)) * this.guess;
    if (!(w > 0) || !Number.isFinite(leanX + leanY) || !this.isNew(leanX, leanY)) return;
    const weight = (size / (REFERENCE * AXIS_ERROR)) ** 2 / 2;
    for (let i = 0; i < STEPS; i++) {
      const s = 1 / this.candidates[i]! ** 2;
      const aa = (ax * ax + ay * ay) * s + az * az,
        bb = (bx * bx + by * by) * s + bz * bz,
        ab = (ax * bx + ay * by) * s + az * bz;
      const skew = ab / Math.sqrt(aa * bb),
        stretch = 0.5 * Math.log(aa / bb);
      this.cost[i]! += Math.min(MOST_COST, weight * (skew * skew + stretch * stretch));
    }
    this.settle();
  }

  private isNew(x: number, y: number): boolean {
    // Seen from the front, every focal length fits.
    if (Math.hypot(x, y) < 2 * LEAST_CHANGE) return false;
    for (let i = 0; i < Math.min(this.views, KEPT); i++) {
      if (Math.hypot(x - this.known[2 * i]!, y - this.known[2 * i + 1]!) < LEAST_CHANGE) return false;
    }
    const at = this.views++ % KEPT;
    this.known[2 * at] = x;
    this.known[2 * at + 1] = y;
    return true;
  }

  /** The cheapest candidate, between its neighbours by a parabola. */
  private settle(): void {
    const { cost, candidates } = this;
    let best = 0;
    for (let i = 1; i < STEPS; i++) if (cost[i]! < cost[best]!) best = i;
    const before = cost[best - 1],
      after = cost[best + 1];
    let shift = 0;
    if (before !== undefined && after !== undefined) {
      const bend = before - 2 * cost[best]! + after;
      if (bend > 0) shift = (0.5 * (before - after)) / bend;
    }
    this.focal = candidates[best]! * (MOST / LEAST) ** (shift / (STEPS - 1));
  }
}
