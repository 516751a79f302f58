import { WORDS } from '../detect/pattern.js';
import { Kernels } from '../kernels/kernels.js';
import { Evidence, type Keypoints } from './evidence.js';
import type { IndexFile } from './index-format.js';
import { Ranker } from './ranker.js';
import { Rematch } from './rematch.js';
import { Support } from './support.js';
import { Tally } from './tally.js';

/** A target that a frame may show. */
export interface Candidate {
  /** Number of the target in the index. */
  readonly target: number;
  /** How much of the frame speaks for it; {@link PROBABLE} and more is rarely chance. */
  readonly support: number;
}

/** Keypoints with what tells them apart. */
export interface DescribedKeypoints extends Keypoints {
  readonly kind: Uint8Array;
  /** Eight words each. */
  readonly descriptors: Uint32Array;
}

/** Different targets compared for a keypoint. */
const WANTED = 10;
/** Share of bits that may differ in a match. */
const WORST = 0.35;
/** Targets that are looked at closely. */
const CLOSELY = 80;
/** Of them, those that are matched anew, which decides their order. */
const AGAIN = 40;

/** Finds the targets of an index that a frame may show. */
export class Search {
  private readonly ranker: Ranker;
  private readonly evidence: Evidence;
  private readonly tally: Tally;
  private readonly support = new Support();
  private readonly rematch: Rematch;
  private readonly descriptors: Uint32Array;
  private readonly kind: Uint8Array;
  private readonly starts: Int32Array;
  private readonly sorted: Int32Array;

  /** @param capacity most keypoints of a frame */
  constructor(
    private readonly index: IndexFile,
    private readonly capacity: number,
  ) {
    // Fewer targets than that leave no rival to compare with: then the worst allowed distance is the measure.
    const wanted = Math.min(WANTED, index.targets.length + 1);
    const bytes = Ranker.bytes(index, capacity, wanted) + Rematch.bytes(index, capacity);
    const kernels = new Kernels(bytes + Ranker.queryBytes(capacity));
    this.ranker = new Ranker(kernels, index, capacity, wanted);
    this.descriptors = new Uint32Array(kernels.buffer, kernels.reserve(capacity * WORDS * 4), capacity * WORDS);
    this.kind = kernels.bytes(capacity);
    this.evidence = new Evidence(index, capacity * wanted);
    this.rematch = new Rematch(kernels, index, capacity);
    this.tally = new Tally(index.targets);
    this.starts = new Int32Array(index.targets.length + 1);
    this.sorted = new Int32Array(capacity * wanted);
  }

  /** The most probable targets, best first.
   * @param most how many to name at most */
  run(keypoints: DescribedKeypoints, most: number): Candidate[] {
    const count = Math.min(keypoints.count, this.capacity);
    this.descriptors.set(keypoints.descriptors.subarray(0, count * WORDS));
    this.kind.set(keypoints.kind.subarray(0, count));
    const worst = Math.round(WORST * this.index.words * 32);
    this.ranker.run(this.descriptors.byteOffset, this.kind.byteOffset, count, worst);
    const shown = { ...keypoints, count };
    this.evidence.collect(shown, this.ranker);
    this.tally.count(this.evidence);
    this.sortByTarget();
    const { peak } = this.tally;
    const byPeak = Array.from(peak.keys()).filter((target) => peak[target]! > 0);
    byPeak.sort((a, b) => peak[b]! - peak[a]! || a - b);
    const near = byPeak.slice(0, CLOSELY).map((target) => ({ target, support: this.supportOf(target), again: 0 }));
    near.sort((a, b) => b.support - a.support || a.target - b.target).splice(AGAIN);
    for (const candidate of near) candidate.again = this.supportAgain(candidate.target, shown, worst);
    near.sort((a, b) => b.again - a.again || a.target - b.target);
    return near.slice(0, most).map(({ target, support }) => ({ target, support }));
  }

  private supportAgain(target: number, shown: Keypoints, worst: number): number {
    const { descriptors, kind, ranker } = this;
    return this.rematch.supportOf(target, shown, descriptors.byteOffset, kind.byteOffset, ranker, worst);
  }

  private sortByTarget(): void {
    const { starts, sorted, evidence } = this;
    starts.fill(0);
    for (let m = 0; m < evidence.count; m++) starts[evidence.owner[m]! + 1]!++;
    for (let t = 1; t < starts.length; t++) starts[t]! += starts[t - 1]!;
    const next = starts.slice();
    for (let m = 0; m < evidence.count; m++) sorted[next[evidence.owner[m]!]!++] = m;
  }

  private supportOf(target: number): number {
    const { width, height } = this.index.targets[target]!;
    const from = this.starts[target]!,
      to = this.starts[target + 1]!;
    return this.support.of(this.evidence, this.sorted.subarray(from, to), to - from, Math.max(width, height));
  }
}
