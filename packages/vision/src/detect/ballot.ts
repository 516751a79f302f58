import type { Kernels } from '../kernels/kernels.js';
import type { Extractor } from './features.js';
import type { Matcher } from './match.js';
import { WORDS } from './pattern.js';
import type { ViewIndex } from './views.js';

/** Most matches that vote: the closest ones. */
export const MAX_MATCHES = 900;
/** Most matches that are taken as hypotheses. */
const MAX_SEEDS = 400;
/** How far off a supporter may be, as a share of its distance from the match that it supports, and how much their maps may
 * differ. */
const SPREAD = 0.22;
const UNLIKE = 0.5;
/** The target's squares, a side. */
const CELLS = 10;

/** Matches as hypotheses, closest first, in the kernels' memory. Every match is one by itself, for it knows its view, its
 * scale and its turn; the others vote for it when they land where it says, turned and scaled as it says. */
export class Ballot {
  count = 0;
  readonly targetX: Float32Array;
  readonly targetY: Float32Array;
  readonly frameX: Float32Array;
  readonly frameY: Float32Array;
  /** Linear part of each match's own map from target px to frame px: a b over c d. */
  readonly a: Float32Array;
  readonly b: Float32Array;
  readonly c: Float32Array;
  readonly d: Float32Array;
  /** How much each match is worth, 0-1. */
  readonly weight: Float32Array;
  /** Which square of the target each match lies in. */
  readonly cell: Uint8Array;
  readonly votes: Float32Array;
  private readonly cells = new Float32Array(CELLS * CELLS);
  private readonly record: Int32Array;
  private readonly order = new Int32Array(MAX_MATCHES);
  private readonly buckets = new Int32Array(WORDS * 32 + 2);

  /** Bytes of the kernels' memory that a ballot takes. */
  static readonly bytes = MAX_MATCHES * 41 + CELLS * CELLS * 4 + 1024;

  constructor(private readonly kernels: Kernels) {
    const plane = (): Float32Array => kernels.floats(MAX_MATCHES);
    this.targetX = plane();
    this.targetY = plane();
    this.frameX = plane();
    this.frameY = plane();
    this.a = plane();
    this.b = plane();
    this.c = plane();
    this.d = plane();
    this.weight = plane();
    this.cell = kernels.bytes(MAX_MATCHES);
    this.votes = kernels.floats(MAX_SEEDS);
    this.record = kernels.integers(14);
    const best = kernels.floats(CELLS * CELLS);
    const planes = [this.targetX, this.targetY, this.frameX, this.frameY, this.a, this.b, this.c, this.d, this.weight];
    this.record.set([0, CELLS * CELLS, ...planes.map((p) => p.byteOffset)]);
    this.record.set([this.cell.byteOffset, best.byteOffset, this.votes.byteOffset], 11);
  }

  /** Takes over the closest matches.
   * @param size long side of the target, px */
  load(features: Extractor, index: ViewIndex, matches: Matcher, size: number): void {
    this.sort(matches);
    for (let m = 0; m < this.count; m++) {
      const source = this.order[m]!;
      const q = matches.query[source]!,
        e = matches.entry[source]!;
      const scale = 2 ** features.level[q]!;
      const turn = features.angle[q]! - index.angle[e]!;
      const c = Math.cos(turn) * scale,
        s = Math.sin(turn) * scale;
      const v = index.view[e]! * 4;
      const va = index.views[v]!,
        vb = index.views[v + 1]!,
        vc = index.views[v + 2]!,
        vd = index.views[v + 3]!;
      this.a[m] = c * va - s * vc;
      this.b[m] = c * vb - s * vd;
      this.c[m] = s * va + c * vc;
      this.d[m] = s * vb + c * vd;
      this.cell[m] = cellOf(index.x[e]!, size) + CELLS * cellOf(index.y[e]!, size);
      this.targetX[m] = index.x[e]!;
      this.targetY[m] = index.y[e]!;
      this.frameX[m] = features.x[q]! * scale;
      this.frameY[m] = features.y[q]! * scale;
      this.weight[m] = Math.min(1, Math.max(0.05, (62 - matches.distance[source]!) / 35));
    }
    for (let m = this.count; m % 4 !== 0; m++) {
      this.weight[m] = 0;
      this.cell[m] = 0;
    }
  }

  /** Counting sort by distance: the closest matches come first, and the rest are left out. */
  private sort(matches: Matcher): void {
    const { buckets } = this;
    this.count = Math.min(matches.count, MAX_MATCHES);
    buckets.fill(0);
    for (let m = 0; m < matches.count; m++) buckets[matches.distance[m]! + 1]!++;
    for (let i = 1; i < buckets.length; i++) buckets[i]! += buckets[i - 1]!;
    for (let m = 0; m < matches.count; m++) {
      const rank = buckets[matches.distance[m]!]!++;
      if (rank < MAX_MATCHES) this.order[rank] = m;
    }
  }

  /** Counts the votes for the closest matches.
   * @returns how many of them there are */
  vote(size: number): number {
    const seeds = Math.min(MAX_SEEDS, this.count);
    this.record[0] = this.count;
    this.kernels.call.vote(this.record.byteOffset, seeds, size, SPREAD, UNLIKE);
    return seeds;
  }

  /** Begins to count for one hypothesis. */
  clear(): void {
    this.cells.fill(0);
  }

  /** Counts a match for it. */
  add(m: number): void {
    const cell = this.cell[m]!;
    if (this.weight[m]! > this.cells[cell]!) this.cells[cell] = this.weight[m]!;
  }

  /** Sum over the target's squares of the best weight in each, so that a crowd of matches in one place counts once. */
  total(): number {
    let votes = 0;
    for (const weight of this.cells) votes += weight;
    return votes;
  }
}

function cellOf(x: number, size: number): number {
  return Math.min(CELLS - 1, Math.max(0, Math.floor((x / size) * CELLS)));
}
