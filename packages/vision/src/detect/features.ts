import type { Plane } from '../image/plane.js';
import type { Kernels } from '../kernels/kernels.js';
import { PAIRS } from './pairs.js';
import { INNER_SAMPLES, OFFSETS, REACH, TURNS, WORDS } from './pattern.js';

/** Kinds of keypoint (dark blob, bright blob, saddle); only like kinds are compared. */
export const KINDS = 3;
/** Keypoints closer than this to a border cannot be described, px. */
const MARGIN = REACH + 1;
const SMALLEST_CELL = 8;
const FIELDS = 20;

/** Finds blobs and saddles in planes (determinant of the Hessian) and describes them: turned to the centroid of the
 * light around them, 256 comparisons of smoothed samples on rings. All arrays lie in the kernels' memory. */
export class Extractor {
  /** Continuous px of the plane that they were found in. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Direction of the brighter side, radians. */
  readonly angle: Float32Array;
  readonly kind: Uint8Array;
  readonly level: Uint8Array;
  readonly descriptors: Uint32Array;
  private readonly record: Int32Array;

  /** Bytes of the kernels' memory that an extractor takes. */
  static bytes(size: number, capacity: number): number {
    const cells = (size / SMALLEST_CELL ** 2 + 512) * KINDS;
    return Math.ceil(size * 8 + cells * 8 + capacity * (14 + WORDS * 4) + OFFSETS.length * 3 + 4096);
  }

  /** @param size most pixels of a plane
   * @param capacity most keypoints held */
  constructor(
    private readonly kernels: Kernels,
    size: number,
    readonly capacity: number,
  ) {
    const offsets = kernels.bytes(OFFSETS.length);
    offsets.set(new Uint8Array(OFFSETS.buffer));
    // The kernels build a word from its lowest bit up.
    const first = kernels.bytes(WORDS * 32),
      second = kernels.bytes(WORDS * 32);
    for (let i = 0; i < WORDS * 32; i++) {
      first[i ^ 31] = PAIRS[2 * i]!;
      second[i ^ 31] = PAIRS[2 * i + 1]!;
    }
    const cells = Math.ceil(size / SMALLEST_CELL ** 2 + 512) * KINDS;
    this.x = kernels.floats(capacity);
    this.y = kernels.floats(capacity);
    this.angle = kernels.floats(capacity);
    this.kind = kernels.bytes(capacity);
    this.level = kernels.bytes(capacity);
    this.descriptors = new Uint32Array(kernels.buffer, kernels.reserve(capacity * WORDS * 4), capacity * WORDS);
    this.record = kernels.integers(FIELDS);
    this.record.set([
      capacity,
      0,
      INNER_SAMPLES,
      TURNS,
      offsets.byteOffset,
      first.byteOffset,
      second.byteOffset,
      kernels.reserve(size),
      kernels.reserve(size),
      kernels.reserve(size * 2),
      kernels.reserve(size * 4),
      kernels.reserve(cells * 4),
      kernels.reserve(cells * 4),
      kernels.reserve(OFFSETS.length * 2),
      this.x.byteOffset,
      this.y.byteOffset,
      this.angle.byteOffset,
      this.kind.byteOffset,
      this.level.byteOffset,
      this.descriptors.byteOffset,
    ]);
  }

  /** Keypoints held. */
  get count(): number {
    return this.record[1]!;
  }

  set count(value: number) {
    this.record[1] = value;
  }

  /** Appends a plane's keypoints.
   * @param plane a picture in the kernels' memory
   * @param cell side of the square in which the strongest of each kind is kept, px, at least 8
   * @param level number to note on them
   * @param limit about how many of them to keep at most, the strongest */
  extract(plane: Plane, cell: number, level: number, limit: number): void {
    const { width, height, data } = plane;
    if (Math.min(width, height) <= 2 * MARGIN + 2) return;
    this.kernels.call.extract(this.record.byteOffset, data.byteOffset, width, height, MARGIN, cell, level, limit);
  }
}
