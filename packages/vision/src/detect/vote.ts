import type { Homography } from '../image/homography.js';
import { solveSymmetric } from '../image/linear.js';
import type { Extractor } from './features.js';
import type { Matcher } from './match.js';
import { WORDS } from './pattern.js';
import type { ViewIndex } from './views.js';

/** A guess of where the target is: an affine map from target px to frame px, and the matches that agree. */
export interface Hypothesis {
  readonly h: Homography;
  support: number;
}

const MAX_MATCHES = 900;
const MAX_SEEDS = 400;
/** The target's squares, a side. */
const CELLS = 10;

/** Turns matches into hypotheses. Every match is one by itself, for it knows its view, its scale and its turn; the
 * others vote for it when they land where it says, turned and scaled as it says. */
export class Voter {
  private readonly targetX = new Float32Array(MAX_MATCHES);
  private readonly targetY = new Float32Array(MAX_MATCHES);
  private readonly frameX = new Float32Array(MAX_MATCHES);
  private readonly frameY = new Float32Array(MAX_MATCHES);
  /** Linear part of each match's own map. */
  private readonly linear = new Float32Array(MAX_MATCHES * 4);
  /** Which square of the target a match lies in. */
  private readonly cell = new Uint8Array(MAX_MATCHES);
  private readonly cells = new Float32Array(CELLS * CELLS);
  private readonly weight = new Float32Array(MAX_MATCHES);
  private readonly order = new Int32Array(MAX_MATCHES);
  private readonly votes = new Float32Array(MAX_SEEDS);
  private readonly buckets = new Int32Array(WORDS * 32 + 2);
  private readonly normal = new Float64Array(9);
  private readonly right = new Float64Array(3);
  private count = 0;

  /** Fills `out` with the best-supported, distinct hypotheses.
   * @param out hypotheses to overwrite
   * @returns how many were found */
  run(features: Extractor, index: ViewIndex, matches: Matcher, size: number, out: Hypothesis[]): number {
    this.load(features, index, matches, size);
    const seeds = Math.min(MAX_SEEDS, this.count);
    for (let s = 0; s < seeds; s++) this.votes[s] = this.support(s, size);
    let found = 0;
    for (let tries = 0; tries < 4 * out.length && found < out.length; tries++) {
      let best = 0;
      for (let s = 1; s < seeds; s++) if (this.votes[s]! > this.votes[best]!) best = s;
      if (!(this.votes[best]! > 0)) break;
      this.votes[best] = 0;
      const candidate = out[found]!;
      this.start(best, candidate.h);
      for (const tolerance of [0.12, 0.06, 0.035]) this.refine(candidate, tolerance * size);
      if (candidate.support < 1.8) continue;
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

  private load(features: Extractor, index: ViewIndex, matches: Matcher, size: number): void {
    const n = Math.min(matches.count, MAX_MATCHES);
    this.count = n;
    // Counting sort by distance: the closest matches come first, and the rest are left out.
    const { buckets } = this;
    buckets.fill(0);
    for (let m = 0; m < matches.count; m++) buckets[matches.distance[m]! + 1]!++;
    for (let i = 1; i < buckets.length; i++) buckets[i]! += buckets[i - 1]!;
    for (let m = 0; m < matches.count; m++) {
      const rank = buckets[matches.distance[m]!]!++;
      if (rank < MAX_MATCHES) this.order[rank] = m;
    }
    for (let m = 0; m < n; m++) {
      const source = this.order[m]!;
      const q = matches.query[source]!,
        e = matches.entry[source]!;
      const scale = 2 ** features.level[q]!;
      const turn = features.angle[q]! - index.angle[e]!;
      const c = Math.cos(turn) * scale,
        s = Math.sin(turn) * scale;
      const v = index.view[e]! * 4;
      const a = index.views[v]!,
        b = index.views[v + 1]!,
        d = index.views[v + 2]!,
        f = index.views[v + 3]!;
      this.linear[m * 4] = c * a - s * d;
      this.linear[m * 4 + 1] = c * b - s * f;
      this.linear[m * 4 + 2] = s * a + c * d;
      this.linear[m * 4 + 3] = s * b + c * f;
      this.cell[m] = cellOf(index.x[e]!, size) + CELLS * cellOf(index.y[e]!, size);
      this.targetX[m] = index.x[e]!;
      this.targetY[m] = index.y[e]!;
      this.frameX[m] = features.x[q]! * scale;
      this.frameY[m] = features.y[q]! * scale;
      this.weight[m] = Math.min(1, Math.max(0.05, (62 - matches.distance[source]!) / 35));
    }
  }

  private support(seed: number, size: number): number {
    const L = this.linear,
      s = seed * 4;
    const a = L[s]!,
      b = L[s + 1]!,
      c = L[s + 2]!,
      d = L[s + 3]!;
    const x0 = this.targetX[seed]!,
      y0 = this.targetY[seed]!,
      fx0 = this.frameX[seed]!,
      fy0 = this.frameY[seed]!;
    const norm = a * a + b * b + c * c + d * d;
    const scale = Math.sqrt(Math.abs(a * d - b * c));
    this.cells.fill(0);
    for (let m = 0; m < this.count; m++) {
      const dx = this.targetX[m]! - x0,
        dy = this.targetY[m]! - y0;
      const ex = this.frameX[m]! - fx0 - a * dx - b * dy,
        ey = this.frameY[m]! - fy0 - c * dx - d * dy;
      // What is far from the seed may be off by the seed's error of angle and scale.
      const reach = scale * (0.02 * size + 0.22 * Math.sqrt(dx * dx + dy * dy)) + 2;
      if (ex * ex + ey * ey > reach * reach) continue;
      const k = m * 4;
      const la = L[k]! - a,
        lb = L[k + 1]! - b,
        lc = L[k + 2]! - c,
        ld = L[k + 3]! - d;
      if (la * la + lb * lb + lc * lc + ld * ld > 0.5 * norm) continue;
      const cell = this.cell[m]!;
      if (this.weight[m]! > this.cells[cell]!) this.cells[cell] = this.weight[m]!;
    }
    return this.total();
  }

  /** Sum over the target's cells of the best weight in each, so that a crowd of matches in one place counts once. */
  private total(): number {
    let votes = 0;
    for (const weight of this.cells) votes += weight;
    return votes;
  }

  private start(seed: number, h: Homography): void {
    const s = seed * 4,
      L = this.linear;
    const x = this.targetX[seed]!,
      y = this.targetY[seed]!;
    h.set([L[s]!, L[s + 1]!, this.frameX[seed]! - L[s]! * x - L[s + 1]! * y]);
    h.set([L[s + 2]!, L[s + 3]!, this.frameY[seed]! - L[s + 2]! * x - L[s + 3]! * y, 0, 0, 1], 3);
  }

  /** Fits an affine map to the matches within `tolerance` target px of the present one. */
  private refine(candidate: Hypothesis, tolerance: number): void {
    const h = candidate.h;
    const { normal, right } = this;
    const scale = Math.sqrt(Math.abs(h[0]! * h[4]! - h[1]! * h[3]!));
    const reach = scale * tolerance + 2;
    const previous = Float64Array.from(h);
    let used = false;
    for (let row = 0; row < 2; row++) {
      normal.fill(0);
      right.fill(0);
      this.cells.fill(0);
      used = false;
      for (let m = 0; m < this.count; m++) {
        const x = this.targetX[m]!,
          y = this.targetY[m]!;
        const ex = this.frameX[m]! - previous[0]! * x - previous[1]! * y - previous[2]!;
        const ey = this.frameY[m]! - previous[3]! * x - previous[4]! * y - previous[5]!;
        const r = (ex * ex + ey * ey) / (reach * reach);
        if (r > 1) continue;
        const k = m * 4,
          L = this.linear;
        const la = L[k]! - previous[0]!,
          lb = L[k + 1]! - previous[1]!,
          lc = L[k + 2]! - previous[3]!,
          ld = L[k + 3]! - previous[4]!;
        if (la * la + lb * lb + lc * lc + ld * ld > 1.2 * scale * scale) continue;
        const w = this.weight[m]! * (1 - r);
        used = true;
        const cell = this.cell[m]!;
        if (this.weight[m]! > this.cells[cell]!) this.cells[cell] = this.weight[m]!;
        const e = row === 0 ? ex : ey;
        normal[0]! += w * x * x;
        normal[3]! += w * x * y;
        normal[4]! += w * y * y;
        normal[6]! += w * x;
        normal[7]! += w * y;
        normal[8]! += w;
        right[0]! += w * x * e;
        right[1]! += w * y * e;
        right[2]! += w * e;
      }
      // A prior of about a tenth a side keeps few or collinear matches from shearing the map.
      const hold = 60 * 60 * 0.7;
      normal[0]! += hold;
      normal[4]! += hold;
      normal[8]! += 1e-6;
      if (used && solveSymmetric(normal, right, 3)) {
        h[row * 3]! += right[0]!;
        h[row * 3 + 1]! += right[1]!;
        h[row * 3 + 2]! += right[2]!;
      }
    }
    candidate.support = this.total();
  }
}

function cellOf(x: number, size: number): number {
  return Math.min(CELLS - 1, Math.max(0, Math.floor((x / size) * CELLS)));
}

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
