import type { Kernels } from '../kernels/kernels.js';
import type { Ranker } from './ranker.js';
import type { Sight } from './sight.js';

/** Places of the table that votes are hashed into; a power of two. */
const TABLE = 1 << 18;
/** Widths of the bins as `many.c` has them: octaves of scale, and shares of a target's long side. */
const OCTAVES = 0.7;
const STEP = 0.3;
const SCALES = 64;
const LONG_SIDE = 640;

/** Counts, for every target at once, matches that place it alike: a Hough transform over position, scale and turn
 * (Lowe 2004, section 7.3), each vote spread over the nearest bins. */
export class Tally {
  private readonly table: number;
  private readonly widths: Float32Array;
  /** Votes of each target's fullest bin, bits. */
  readonly peak: Float32Array;

  /** Bytes of the kernels' memory that a tally takes. */
  static bytes(targets: number): number {
    return 4 * (TABLE + SCALES + targets) + 64;
  }

  constructor(
    private readonly kernels: Kernels,
    private readonly sight: Sight,
    targets: number,
  ) {
    this.table = kernels.reserve(TABLE * 4);
    this.widths = kernels.floats(SCALES);
    for (let s = 0; s < SCALES; s++) this.widths[s] = LONG_SIDE * STEP * 2 ** ((s - SCALES / 2 + 0.5) * OCTAVES);
    this.peak = kernels.floats(targets);
  }

  /** Counts what a ranker found for so many keypoints. */
  count(keypoints: number, { wanted, entry, distance }: Ranker): void {
    this.peak.fill(0);
    this.kernels.call.tally(
      this.sight.record,
      keypoints,
      wanted,
      entry.byteOffset,
      distance.byteOffset,
      this.table,
      TABLE,
      this.widths.byteOffset,
      this.peak.byteOffset,
    );
  }
}
