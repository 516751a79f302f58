import type { Kernels } from '../kernels/kernels.js';
import type { Extractor } from './features.js';
import type { ViewIndex } from './views.js';

/** Groups in which a keypoint's nearest entry is looked for. */
const PROBES = 6;

/** A target's descriptors in the kernels' memory. */
export class LoadedIndex {
  readonly descriptors: number;
  readonly centres: number;
  readonly kinds: number;
  readonly starts: number;

  /** Bytes of the kernels' memory that an index takes. */
  static bytes(index: ViewIndex): number {
    const { descriptors, groups } = index;
    return descriptors.byteLength + groups.centres.byteLength + groups.kinds.byteLength + groups.starts.byteLength + 64;
  }

  constructor(
    kernels: Kernels,
    readonly index: ViewIndex,
  ) {
    this.descriptors = place(kernels, index.descriptors);
    this.centres = place(kernels, index.groups.centres);
    this.kinds = place(kernels, index.groups.kinds);
    this.starts = place(kernels, index.groups.starts);
  }
}

function place(kernels: Kernels, values: Uint32Array | Int32Array): number {
  const at = kernels.reserve(values.byteLength);
  new Uint8Array(kernels.buffer, at, values.byteLength).set(
    new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
  );
  return at;
}

/** Pairs of a frame's keypoint and a target's, found by Hamming distance. */
export class Matcher {
  count = 0;
  readonly query: Int32Array;
  readonly entry: Int32Array;
  readonly distance: Uint16Array;

  /** Bytes of the kernels' memory that a matcher takes. */
  static bytes(capacity: number): number {
    return capacity * 10 + 64;
  }

  constructor(
    private readonly kernels: Kernels,
    readonly capacity: number,
  ) {
    this.query = kernels.integers(capacity);
    this.entry = kernels.integers(capacity);
    this.distance = new Uint16Array(kernels.buffer, kernels.reserve(capacity * 2), capacity);
  }

  /** Finds each keypoint's nearest entry among its own kind, and adds the pairs to those of the keypoints before.
   * @param from the first keypoint to match; 0 begins anew
   * @param worst distances above this are no match, bits */
  run(features: Extractor, from: number, target: LoadedIndex, worst: number): void {
    if (from === 0) this.count = 0;
    this.count = this.kernels.call.match(
      features.descriptors.byteOffset,
      features.kind.byteOffset,
      from,
      features.count,
      target.descriptors,
      target.centres,
      target.kinds,
      target.starts,
      PROBES,
      worst,
      this.query.byteOffset,
      this.entry.byteOffset,
      this.distance.byteOffset,
      this.count,
    );
  }
}
