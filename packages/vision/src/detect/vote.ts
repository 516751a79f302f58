import type { Homography } from '../image/homography.js';
import { solveSymmetric } from '../image/linear.js';
import type { Kernels } from '../kernels/kernels.js';
import { Ballot } from './ballot.js';
import type { Extractor } from './features.js';
import type { Matcher } from './match.js';
import type { ViewIndex } from './views.js';

/** A guess of where the target is: an affine map from target px to frame px, and the matches that agree. */
export interface Hypothesis {
  readonly h: Homography;
  support: number;
}

/** Shares of the target's long side within which matches agree, from the first fit to the last. */
const TOLERANCES = [0.12, 0.06, 0.035];
const LEAST_SUPPORT = 1.8;
/** A prior of about a tenth a side keeps few or collinear matches from shearing the map. */
const HOLD = 60 * 60 * 0.7;

/** Turns matches into hypotheses: lets them vote, and fits an affine map to those that agree. */
export class Voter {
  private readonly ballot: Ballot;
  private readonly normal = new Float64Array(9);
  private readonly factor = new Float64Array(9);
  private readonly right = new Float64Array(6);
  private readonly step = new Float64Array(3);

  /** Bytes of the kernels' memory that a voter takes. */
  static readonly bytes = Ballot.bytes;

  constructor(kernels: Kernels) {
    this.ballot = new Ballot(kernels);
  }

  /** Fills `out` with the best-supported, distinct hypotheses, the best first.
   * @param out hypotheses to overwrite
   * @param size long side of the target, px
   * @returns how many were found */
  run(features: Extractor, index: ViewIndex, matches: Matcher, size: number, out: Hypothesis[]): number {
    const { ballot } = this;
    ballot.load(features, index, matches, size);
    const seeds = ballot.vote(size);
    const { votes } = ballot;
    let found = 0;
    for (let tries = 0; tries < 4 * out.length && found < out.length; tries++) {
      let best = 0;
      for (let s = 1; s < seeds; s++) if (votes[s]! > votes[best]!) best = s;
      if (seeds === 0 || !(votes[best]! > 0)) break;
      votes[best] = 0;
      const candidate = out[found]!;
      this.start(best, candidate.h);
      for (const tolerance of TOLERANCES) this.refine(candidate, tolerance * size);
      if (candidate.support < LEAST_SUPPORT) continue;
      let known = false;
      for (let i = 0; i < found; i++) if (isNear(out[i]!.h, candidate.h, size)) known = true;
      if (!known) found++;
    }
    for (let i = 1; i < found; i++) {
      for (let k = i; k > 0 && out[k]!.support > out[k - 1]!.support; k--) {
        const swapped = out[k]!;
        out[k] = out[k - 1]!;
        out[k - 1] = swapped;
      }
    }
    return found;
  }

  private start(seed: number, h: Homography): void {
    const { a, b, c, d, targetX, targetY, frameX, frameY } = this.ballot;
    const x = targetX[seed]!,
      y = targetY[seed]!;
    h[0] = a[seed]!;
    h[1] = b[seed]!;
    h[2] = frameX[seed]! - h[0] * x - h[1] * y;
    h[3] = c[seed]!;
    h[4] = d[seed]!;
    h[5] = frameY[seed]! - h[3] * x - h[4] * y;
    h[6] = h[7] = 0;
    h[8] = 1;
  }

  /** Fits an affine map to the matches within `tolerance` target px of the present one. */
  private refine(candidate: Hypothesis, tolerance: number): void {
    const h = candidate.h;
    const { normal, right, ballot } = this;
    const h0 = h[0]!,
      h1 = h[1]!,
      h2 = h[2]!,
      h3 = h[3]!,
      h4 = h[4]!,
      h5 = h[5]!;
    const scale = Math.sqrt(Math.abs(h0 * h4 - h1 * h3));
    const reach = (scale * tolerance + 2) ** 2,
      unlike = 1.2 * scale * scale;
    normal.fill(0);
    right.fill(0);
    ballot.clear();
    const { targetX, targetY, frameX, frameY } = ballot;
    for (let m = 0; m < ballot.count; m++) {
      const x = targetX[m]!,
        y = targetY[m]!;
      const ex = frameX[m]! - h0 * x - h1 * y - h2,
        ey = frameY[m]! - h3 * x - h4 * y - h5;
      const r = (ex * ex + ey * ey) / reach;
      if (r > 1) continue;
      const la = ballot.a[m]! - h0,
        lb = ballot.b[m]! - h1,
        lc = ballot.c[m]! - h3,
        ld = ballot.d[m]! - h4;
      if (la * la + lb * lb + lc * lc + ld * ld > unlike) continue;
      const w = ballot.weight[m]! * (1 - r);
      ballot.add(m);
      normal[0]! += w * x * x;
      normal[3]! += w * x * y;
      normal[4]! += w * y * y;
      normal[6]! += w * x;
      normal[7]! += w * y;
      normal[8]! += w;
      right[0]! += w * x * ex;
      right[1]! += w * y * ex;
      right[2]! += w * ex;
      right[3]! += w * x * ey;
      right[4]! += w * y * ey;
      right[5]! += w * ey;
    }
    candidate.support = ballot.total();
    if (!(normal[8]! > 0)) return;
    normal[0]! += HOLD;
    normal[4]! += HOLD;
    normal[8]! += 1e-6;
    for (let row = 0; row < 2; row++) {
      const { step } = this;
      this.factor.set(normal);
      for (let i = 0; i < 3; i++) step[i] = right[row * 3 + i]!;
      if (!solveSymmetric(this.factor, step, 3)) return;
      for (let i = 0; i < 3; i++) h[row * 3 + i]! += step[i]!;
    }
  }
}

/** Whether two maps put the target's square at about the same place. */
function isNear(a: Homography, b: Homography, size: number): boolean {
  let worst = 0;
  for (let i = 0; i < 4; i++) {
    const x = i % 2 ? size : 0,
      y = i > 1 ? size : 0;
    const dx = (a[0]! - b[0]!) * x + (a[1]! - b[1]!) * y + a[2]! - b[2]!;
    const dy = (a[3]! - b[3]!) * x + (a[4]! - b[4]!) * y + a[5]! - b[5]!;
    worst = Math.max(worst, Math.hypot(dx, dy));
  }
  return worst < 0.08 * size * Math.sqrt(Math.abs(a[0]! * a[4]! - a[1]! * a[3]!)) + 2;
}
