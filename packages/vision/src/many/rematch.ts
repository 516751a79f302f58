import { KINDS } from '../detect/features.js';
import type { Kernels } from '../kernels/kernels.js';
import { Evidence, type Keypoints } from './evidence.js';
import type { IndexFile } from './index-format.js';
import type { Ranker } from './ranker.js';
import { Support } from './support.js';

/** Bits by which an entry may be farther than the last of its rivals and still count a little: among a thousand targets
 * many a right entry has that many rivals by chance. */
const SLACK = 6;

/** Looks at single targets once more: a frame's keypoints against all of a target's entries, not only those that were
 * nearest among all targets'. */
export class Rematch {
  private readonly evidence: Evidence;
  private readonly support = new Support();
  private readonly matches: Int32Array;
  /** The index's entries, target by target, and by kind in each. */
  private readonly order: Int32Array;
  private readonly descriptors: number;
  private readonly owner: number;
  private readonly centres: number;
  private readonly groups: number;
  private readonly starts: number;
  private readonly entry: Int32Array;
  private readonly distance: Uint16Array;

  /** Bytes of the kernels' memory that this takes. */
  static bytes({ descriptors, owner, targets }: IndexFile, capacity: number): number {
    const held = descriptors.byteLength + owner.byteLength + (targets.length + 1) * KINDS * 4;
    return held + capacity * 6 + KINDS * 64 + 256;
  }

  constructor(
    private readonly kernels: Kernels,
    private readonly index: IndexFile,
    capacity: number,
  ) {
    const { owner, words, targets, descriptors } = index;
    this.evidence = new Evidence(index, capacity);
    this.matches = Int32Array.from({ length: capacity }, (_, m) => m);
    const starts = kernels.integers(targets.length * KINDS + 1);
    const kind = kindsOf(index);
    for (let e = 0; e < owner.length; e++) starts[owner[e]! * KINDS + kind[e]! + 1]!++;
    for (let s = 1; s < starts.length; s++) starts[s]! += starts[s - 1]!;
    const next = starts.slice();
    this.order = new Int32Array(owner.length);
    for (let e = 0; e < owner.length; e++) this.order[next[owner[e]! * KINDS + kind[e]!]!++] = e;
    this.descriptors = kernels.reserve(descriptors.byteLength);
    const sorted = new Uint32Array(kernels.buffer, this.descriptors, descriptors.length);
    this.order.forEach((e, i) => {
      sorted.set(descriptors.subarray(e * words, (e + 1) * words), i * words);
    });
    // One group a kind: what the kernel asks of owners and centres does not matter then.
    this.owner = kernels.reserve(owner.byteLength);
    this.centres = kernels.reserve(KINDS * words * 4);
    this.groups = kernels.integers(KINDS + 1).byteOffset;
    new Int32Array(kernels.buffer, this.groups, KINDS + 1).set(Array.from({ length: KINDS + 1 }, (_, k) => k));
    this.starts = starts.byteOffset;
    this.entry = kernels.integers(capacity);
    this.distance = new Uint16Array(kernels.buffer, kernels.reserve(capacity * 2), capacity);
  }

  /** How much of a frame speaks for a target, see {@link Support}.
   * @param descriptors, kind where the keypoints' lie in the kernels' memory
   * @param rivals what the keypoints are nearest to among all targets
   * @param worst distances from this on are no match, bits */
  supportOf(
    target: number,
    keypoints: Keypoints,
    descriptors: number,
    kind: number,
    rivals: Ranker,
    worst: number,
  ): number {
    const { index, entry, distance, evidence } = this;
    const bits = index.words * 32;
    this.kernels.call.rank(
      descriptors,
      kind,
      keypoints.count,
      this.descriptors,
      index.words / 2,
      this.owner,
      this.centres,
      this.groups,
      this.starts + target * KINDS * 4,
      1,
      worst,
      1,
      entry.byteOffset,
      distance.byteOffset,
    );
    evidence.count = 0;
    for (let q = 0; q < keypoints.count; q++) {
      const found = entry[q]!;
      const weight = (rivals.distance[(q + 1) * rivals.wanted - 1]! + SLACK - distance[q]!) / bits;
      if (found >= 0 && weight > 0) evidence.add(keypoints, q, this.order[found]!, weight);
    }
    const { width, height } = index.targets[target]!;
    return this.support.of(evidence, this.matches, evidence.count, Math.max(width, height));
  }
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
