import type { Kernels } from '../kernels/kernels.js';
import type { IndexFile } from './index-format.js';

/** Groups in which a keypoint's nearest entries are looked for, and in how many where there are more than so many targets:
 * a group has fewer of a target's entries then. */
const PROBES = 6;
const PROBES_OF_MANY = 14;
const MANY = 500;
const FULL_BYTES = 32;

/** An index in the kernels' memory, and the search for a keypoint's nearest entries in it. */
export class Ranker {
  /** For each keypoint `wanted` entries of different targets, nearest first; -1 where there are no more. */
  readonly entry: Int32Array;
  /** Bits in which they differ; the worst allowed where there is no entry. */
  readonly distance: Uint16Array;
  private readonly descriptors: number;
  private readonly owner: number;
  private readonly centres: number;
  private readonly kinds: number;
  private readonly starts: number;

  /** Bytes of the kernels' memory that a ranker takes. */
  static bytes(index: IndexFile, capacity: number, wanted: number): number {
    const { descriptors, owner, centres, sizes } = index;
    const held = descriptors.byteLength + owner.byteLength + centres.byteLength + sizes.length * 4;
    return held + capacity * wanted * 6 + 256;
  }

  /** @param capacity most keypoints of a search */
  constructor(
    private readonly kernels: Kernels,
    private readonly index: IndexFile,
    capacity: number,
    readonly wanted: number,
  ) {
    const starts = new Int32Array(index.sizes.length + 1),
      kinds = new Int32Array(index.kinds.length + 1);
    for (let g = 0; g < index.sizes.length; g++) starts[g + 1] = starts[g]! + index.sizes[g]!;
    for (let k = 0; k < index.kinds.length; k++) kinds[k + 1] = kinds[k]! + index.kinds[k]!;
    this.descriptors = this.place(index.descriptors);
    this.owner = this.place(index.owner);
    this.centres = this.place(index.centres);
    this.kinds = this.place(kinds);
    this.starts = this.place(starts);
    this.entry = kernels.integers(capacity * wanted);
    this.distance = new Uint16Array(kernels.buffer, kernels.reserve(capacity * wanted * 2), capacity * wanted);
  }

  private place(values: Uint32Array | Uint16Array | Int32Array): number {
    const at = this.kernels.reserve(values.byteLength);
    new Uint8Array(this.kernels.buffer, at, values.byteLength).set(
      new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    );
    return at;
  }

  /** Finds each keypoint's nearest entries among its own kind.
   * @param descriptors where `count` descriptors of 256 bits lie in the kernels' memory
   * @param kind where their kinds lie
   * @param worst distances from this on are no match, bits */
  run(descriptors: number, kind: number, count: number, worst: number): void {
    this.kernels.call.rank(
      descriptors,
      kind,
      count,
      this.descriptors,
      this.index.words / 2,
      this.owner,
      this.centres,
      this.kinds,
      this.starts,
      this.index.targets.length > MANY ? PROBES_OF_MANY : PROBES,
      worst,
      this.wanted,
      this.entry.byteOffset,
      this.distance.byteOffset,
    );
  }

  /** Bytes that `count` descriptors of 256 bits take. */
  static queryBytes(count: number): number {
    return count * (FULL_BYTES + 1) + 64;
  }
}
