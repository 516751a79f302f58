import { type Homography, invertInto, multiplyInto } from '../image/homography.js';
import { solveSymmetric } from '../image/linear.js';
import { MAX_PATCHES, type Patches } from './patches.js';

/** How firmly one step may change a homography: standard deviations in normalised target units. */
export interface StepPrior {
  readonly translation: number;
  readonly linear: number;
  readonly perspective: number;
}

const ROUNDS = 4;

/** Fits a homography to the patches' positions: iteratively reweighted least squares with Tukey's weights, each
 * patch counted by its information, so that occluded and washed-out patches fade instead of pulling. */
export class HomographyFit {
  private readonly normal = new Float64Array(64);
  private readonly right = new Float64Array(8);
  private readonly jacobian = new Float64Array(MAX_PATCHES * 16);
  private readonly errorX = new Float64Array(MAX_PATCHES);
  private readonly errorY = new Float64Array(MAX_PATCHES);
  private readonly robust = new Float64Array(MAX_PATCHES);
  private readonly sorted = new Float64Array(MAX_PATCHES);
  private readonly step: Homography = new Float64Array(9);
  /** What coarser levels said: how firmly, and what change of the homography at hand they would have. */
  private readonly coarse = new Float64Array(64);
  private readonly wanted = new Float64Array(8);
  private readonly inverse: Homography = new Float64Array(9);
  private leaning = 0;
  /** Robust scale of the residuals after the last fit, level px. */
  spread = 0;

  /** Improves `h` in place.
   * @param h normalised target -> level px
   * @param floor residuals below about this many px count fully
   * @returns false when there was nothing to fit to */
  improve(h: Homography, patches: Patches, prior: StepPrior, floor: number): boolean {
    const n = patches.count;
    this.linearise(h, patches);
    this.want(h);
    this.robust.fill(1, 0, n);
    for (let round = 0; round < ROUNDS; round++) {
      if (!this.solve(patches, prior)) return false;
      if (round < ROUNDS - 1) this.reweight(patches, floor);
    }
    const r = this.right,
      s = this.step;
    s[0] = 1 + r[0]!;
    s[1] = r[1]!;
    s[2] = r[2]!;
    s[3] = r[3]!;
    s[4] = 1 + r[4]!;
    s[5] = r[5]!;
    s[6] = r[6]!;
    s[7] = r[7]!;
    s[8] = 1;
    multiplyInto(h, h, s);
    return true;
  }

  /** Takes what a coarser level said into account from now on.
   * @param h what it said, normalised target -> px of the level at hand
   * @param information how firmly, of `h` disturbed on the target's side
   * @param weight 0 to forget it, 1 for all of it */
  lean(h: Homography, information: Float64Array, weight: number): void {
    this.leaning = weight > 0 && invertInto(this.inverse, h) ? weight : 0;
    if (this.leaning === 0) return;
    for (let i = 0; i < 64; i++) this.coarse[i] = information[i]! * weight;
  }

  /** The change that the coarser level wants of `h`: its own inverse, to first order, undone. */
  private want(h: Homography): void {
    if (this.leaning === 0) return;
    const { step, wanted } = this;
    multiplyInto(step, this.inverse, h);
    for (let i = 0; i < 8; i++) wanted[i] = (i === 0 || i === 4 ? 1 : 0) - step[i]! / step[8]!;
  }

  private linearise(h: Homography, patches: Patches): void {
    const J = this.jacobian;
    for (let p = 0; p < patches.count; p++) {
      const u = patches.u[p]!,
        v = patches.v[p]!;
      const w = 1 / (h[6]! * u + h[7]! * v + h[8]!);
      const x = (h[0]! * u + h[1]! * v + h[2]!) * w,
        y = (h[3]! * u + h[4]! * v + h[5]!) * w;
      this.errorX[p] = patches.foundX[p]! - x;
      this.errorY[p] = patches.foundY[p]! - y;
      const j = p * 16;
      const x0 = (h[0]! - x * h[6]!) * w,
        x1 = (h[1]! - x * h[7]!) * w,
        x2 = (h[2]! - x * h[8]!) * w;
      const y0 = (h[3]! - y * h[6]!) * w,
        y1 = (h[4]! - y * h[7]!) * w,
        y2 = (h[5]! - y * h[8]!) * w;
      J[j] = x0 * u;
      J[j + 1] = x0 * v;
      J[j + 2] = x0;
      J[j + 3] = x1 * u;
      J[j + 4] = x1 * v;
      J[j + 5] = x1;
      J[j + 6] = x2 * u;
      J[j + 7] = x2 * v;
      J[j + 8] = y0 * u;
      J[j + 9] = y0 * v;
      J[j + 10] = y0;
      J[j + 11] = y1 * u;
      J[j + 12] = y1 * v;
      J[j + 13] = y1;
      J[j + 14] = y2 * u;
      J[j + 15] = y2 * v;
    }
  }

  private solve(patches: Patches, prior: StepPrior): boolean {
    const { normal, right, jacobian: J } = this;
    normal.fill(0);
    right.fill(0);
    let used = 0;
    for (let p = 0; p < patches.count; p++) {
      const weight = this.robust[p]!;
      const xx = patches.infoXX[p]! * weight,
        xy = patches.infoXY[p]! * weight,
        yy = patches.infoYY[p]! * weight;
      if (xx + yy <= 0) continue;
      used++;
      const ex = this.errorX[p]!,
        ey = this.errorY[p]!;
      const bx = xx * ex + xy * ey,
        by = xy * ex + yy * ey;
      const j = p * 16;
      for (let a = 0; a < 8; a++) {
        const jx = J[j + a]!,
          jy = J[j + 8 + a]!;
        right[a]! += jx * bx + jy * by;
        const kx = jx * xx + jy * xy,
          ky = jx * xy + jy * yy;
        for (let b = 0; b <= a; b++) normal[a * 8 + b]! += kx * J[j + b]! + ky * J[j + 8 + b]!;
      }
    }
    if (used < 3) return false;
    for (let a = 0; a < 8; a++) {
      const sd = a > 5 ? prior.perspective : a === 2 || a === 5 ? prior.translation : prior.linear;
      normal[a * 9]! += 1 / (sd * sd);
    }
    if (this.leaning > 0) {
      for (let a = 0; a < 8; a++)
        for (let b = 0; b < 8; b++) {
          const firm = this.coarse[a * 8 + b]!;
          if (b <= a) normal[a * 8 + b]! += firm;
          right[a]! += firm * this.wanted[b]!;
        }
    }
    return solveSymmetric(normal, right, 8);
  }

  private reweight(patches: Patches, floor: number): void {
    const { jacobian: J, right, sorted } = this;
    let n = 0;
    for (let p = 0; p < patches.count; p++) {
      const j = p * 16;
      let rx = this.errorX[p]!,
        ry = this.errorY[p]!;
      for (let a = 0; a < 8; a++) {
        rx -= J[j + a]! * right[a]!;
        ry -= J[j + 8 + a]! * right[a]!;
      }
      const xx = patches.infoXX[p]!,
        xy = patches.infoXY[p]!,
        yy = patches.infoYY[p]!;
      const total = xx + yy;
      // Distance along the directions that the patch knows about: an edge says nothing of sliding along itself.
      const r = total > 0 ? Math.sqrt((xx * rx * rx + 2 * xy * rx * ry + yy * ry * ry) / total) : 0;
      this.robust[p] = r;
      if (total > 0) sorted[n++] = r;
    }
    const inOrder = sorted.subarray(0, n).sort();
    const median = n > 0 ? inOrder[n >> 1]! : 0;
    this.spread = median;
    const cut = Math.max(floor, 3.5 * median);
    for (let p = 0; p < patches.count; p++) {
      const r = this.robust[p]! / cut;
      this.robust[p] = r < 1 ? (1 - r * r) ** 2 : 0;
    }
  }

  /** Information of the last fit, as the patches' own spread has it.
   * @param out 8 x 8, of the homography disturbed on the target's side
   * @param withCoarse together with what it leaned on */
  informationInto(out: Float64Array, patches: Patches, withCoarse: boolean): void {
    const { jacobian: J, right } = this;
    out.fill(0);
    let spread = 0,
      weights = 0;
    for (let p = 0; p < patches.count; p++) {
      const weight = this.robust[p]!;
      const xx = patches.infoXX[p]! * weight,
        xy = patches.infoXY[p]! * weight,
        yy = patches.infoYY[p]! * weight;
      if (xx + yy <= 0) continue;
      const j = p * 16;
      let rx = this.errorX[p]!,
        ry = this.errorY[p]!;
      for (let a = 0; a < 8; a++) {
        const jx = J[j + a]!,
          jy = J[j + 8 + a]!;
        rx -= jx * right[a]!;
        ry -= jy * right[a]!;
        const kx = jx * xx + jy * xy,
          ky = jx * xy + jy * yy;
        for (let b = 0; b <= a; b++) out[a * 8 + b]! += kx * J[j + b]! + ky * J[j + 8 + b]!;
      }
      spread += xx * rx * rx + 2 * xy * rx * ry + yy * ry * ry;
      weights += 2 * weight;
    }
    // Models are never perfect: patches that disagree more than their noise explains know less than they say.
    const trust = 1 / Math.max(1, spread / Math.max(1, weights - 8));
    for (let a = 0; a < 8; a++) {
      for (let b = 0; b <= a; b++) {
        const own = out[a * 8 + b]! * trust;
        out[b * 8 + a] = out[a * 8 + b] = own + (withCoarse && this.leaning > 0 ? this.coarse[a * 8 + b]! : 0);
      }
    }
  }

  /** Share of the last fit's weight that patch `p` kept, 0-1. */
  weightOf(p: number): number {
    return this.robust[p]!;
  }
}
