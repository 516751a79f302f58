import { KINDS } from '../detect/features.js';
import type { Kernels } from '../kernels/kernels.js';
import type { IndexFile } from './index-format.js';
import type { Ranker } from './ranker.js';
import type { Sight } from './sight.js';

/** Bits by which an entry may be farther than the last of its rivals and still count a little: among a thousand targets
 * many a right entry has that many rivals by chance. */
const SLACK = 6;

/** How much of a frame agrees on one place of a target, more closely than the bins of a tally can tell. Each match is worth
 * by how much nearer its entry is than the last of its rivals among all targets (McCann and Lowe 2012, local naive Bayes
 * nearest neighbour). */
export class Support {
  private readonly first: Int32Array;
  private readonly matches: Int32Array;
  private readonly chosen: Int32Array;
  private readonly limit: Uint16Array;
  private readonly pairQuery: number;
  private readonly pairEntry: number;
  private readonly worth: number;
  private readonly result: Float32Array;
  /** The index's entries, target by target, and by kind in each. */
  private readonly order: Int32Array;
  private readonly starts: Int32Array;
  private readonly sorted: number;

  /** Bytes of the kernels' memory that this takes. */
  static bytes({ descriptors, owner, targets }: IndexFile, capacity: number, wanted: number): number {
    const held = descriptors.byteLength + owner.length * 4 + targets.length * (KINDS + 3) * 4;
    return held + capacity * (wanted * 4 + 12) + 256;
  }

  /** @param capacity most keypoints of a frame
   * @param wanted rivals of a keypoint */
  constructor(
    private readonly kernels: Kernels,
    private readonly index: IndexFile,
    private readonly sight: Sight,
    capacity: number,
    wanted: number,
  ) {
    const { owner, words, targets, descriptors } = index;
    this.first = kernels.integers(targets.length + 1);
    this.matches = kernels.integers(capacity * wanted);
    this.chosen = kernels.integers(targets.length);
    this.result = kernels.floats(targets.length);
    this.limit = new Uint16Array(kernels.buffer, kernels.reserve(capacity * 2), capacity);
    this.pairQuery = kernels.reserve(capacity * 4);
    this.pairEntry = kernels.reserve(capacity * 4);
    this.worth = kernels.reserve(capacity * 2);
    this.order = kernels.integers(owner.length);
    this.starts = kernels.integers(targets.length * KINDS + 1);
    this.sorted = kernels.reserve(descriptors.byteLength);
    sortByTarget(index, this.starts, this.order);
    const sorted = new Uint32Array(kernels.buffer, this.sorted, descriptors.length);
    this.order.forEach((e, i) => {
      sorted.set(descriptors.subarray(e * words, (e + 1) * words), i * words);
    });
  }

  /** Takes what a frame's keypoints are nearest to among all targets. */
  load(keypoints: number, { wanted, entry, distance }: Ranker): void {
    const { first, matches, limit } = this;
    const { owner } = this.index;
    first.fill(0);
    for (let q = 0; q < keypoints; q++) {
      const last = distance[(q + 1) * wanted - 1]!;
      limit[q] = last + SLACK;
      for (let m = q * wanted; distance[m]! < last; m++) first[owner[entry[m]!]! + 1]!++;
    }
    for (let t = 1; t < first.length; t++) first[t]! += first[t - 1]!;
    const next = first.slice();
    for (let q = 0; q < keypoints; q++) {
      const last = distance[(q + 1) * wanted - 1]!;
      for (let m = q * wanted; distance[m]! < last; m++) matches[next[owner[entry[m]!]!]!++] = m;
    }
  }

  /** Support of some targets by those nearest entries; overwritten by the next call. */
  of(targets: readonly number[], { wanted, entry, distance }: Ranker): Float32Array {
    this.chosen.set(targets);
    this.kernels.call.support(
      this.sight.record,
      wanted,
      entry.byteOffset,
      distance.byteOffset,
      this.first.byteOffset,
      this.matches.byteOffset,
      this.chosen.byteOffset,
      targets.length,
      1 / (this.index.words * 32),
      this.pairQuery,
      this.pairEntry,
      this.worth,
      this.result.byteOffset,
    );
    return this.result;
  }

  /** Support of some targets by the nearest of all their own entries to each keypoint; overwritten by the next call.
   * @param descriptors, kind where the keypoints' lie in the kernels' memory
   * @param worst distances from this on are no match, bits */
  again(targets: readonly number[], keypoints: number, descriptors: number, kind: number, worst: number): Float32Array {
    this.chosen.set(targets);
    this.kernels.call.again(
      this.sight.record,
      descriptors,
      kind,
      this.limit.byteOffset,
      keypoints,
      worst,
      this.sorted,
      this.index.words / 2,
      this.order.byteOffset,
      this.starts.byteOffset,
      this.chosen.byteOffset,
      targets.length,
      1 / (this.index.words * 32),
      this.pairQuery,
      this.pairEntry,
      this.worth,
      this.result.byteOffset,
    );
    return this.result;
  }
}

/** Sorts an index's entries by target, and by kind in each.
 * @param starts where the first of each goes, and the end; all zero
 * @param order where their numbers go */
function sortByTarget(index: IndexFile, starts: Int32Array, order: Int32Array): void {
  const { owner } = index;
  const kind = kindsOf(index);
  for (let e = 0; e < owner.length; e++) starts[owner[e]! * KINDS + kind[e]! + 1]!++;
  for (let s = 1; s < starts.length; s++) starts[s]! += starts[s - 1]!;
  const next = starts.slice();
  for (let e = 0; e < owner.length; e++) order[next[owner[e]! * KINDS + kind[e]!]!++] = e;
}

/** The kind of each entry. */
function kindsOf({ kinds, sizes, owner }: IndexFile): Uint8Array {
  const kind = new Uint8Array(owner.length);
  let at = 0,
    group = 0;
  kinds.forEach((count, k) => {
    for (let g = 0; g < count; g++) {
      kind.fill(k, at, at + sizes[group]!);
      at += sizes[group++]!;
    }
  });
  return kind;
}
