import { type Evidence, FIELDS } from './evidence.js';

/** Places of the table that votes are hashed into; a power of two. */
const TABLE = 1 << 18;
/** Widths of the bins: octaves of scale, turns, and shares of a target's long side. */
const OCTAVES = 0.7;
const TURNS = 12;
const STEP = 0.3;
const LONG_SIDE = 640;
const { floor, log2, atan2, imul, sqrt, abs, fround, PI } = Math;

/** Counts, for every target at once, matches that place it alike: a Hough transform over position, scale and turn
 * (Lowe 2004, section 7.3), each vote spread over the nearest bins. */
export class Tally {
  private readonly table = new Float32Array(TABLE);
  /** Votes of each target's fullest bin. */
  readonly peak: Float32Array;

  constructor(private readonly targets: readonly { readonly width: number; readonly height: number }[]) {
    this.peak = new Float32Array(targets.length);
  }

  count(evidence: Evidence): void {
    const { table, peak, targets } = this;
    const { fields, owner } = evidence;
    table.fill(0);
    peak.fill(0);
    for (let m = 0; m < evidence.count; m++) {
      const f = m * FIELDS,
        number = owner[m]!;
      const { width, height } = targets[number]!;
      const weight = fields[f]!;
      const a = fields[f + 5]!,
        b = fields[f + 6]!,
        c = fields[f + 7]!,
        d = fields[f + 8]!;
      const mx = width / 2 - fields[f + 1]!,
        my = height / 2 - fields[f + 2]!;
      // Where the target's centre would be, px of the frame.
      const cx = fields[f + 3]! + a * mx + b * my,
        cy = fields[f + 4]! + c * mx + d * my;
      const scale = log2(sqrt(abs(a * d - b * c)) + 1e-9) / OCTAVES;
      const turn = (atan2(c - b, a + d) / (2 * PI) + 1) * TURNS;
      const s0 = floor(scale - 0.5),
        t0 = floor(turn - 0.5);
      let best = peak[number]!;
      for (let s = s0; s < s0 + 2; s++) {
        const step = LONG_SIDE * STEP * 2 ** ((s + 0.5) * OCTAVES);
        const x0 = floor(cx / step - 0.5),
          y0 = floor(cy / step - 0.5);
        for (let t = t0; t < t0 + 2; t++) {
          const seed = imul(imul(number * 64 + s + 32, 0x9e3779b1) + (t % TURNS), 0x85ebca6b);
          for (let x = x0; x < x0 + 2; x++) {
            for (let y = y0; y < y0 + 2; y++) {
              let hash = imul(seed ^ (x * 8191 + y), 0xc2b2ae35);
              hash = (hash ^ (hash >>> 15)) & (TABLE - 1);
              const votes = fround(table[hash]! + weight);
              table[hash] = votes;
              if (votes > best) best = votes;
            }
          }
        }
      }
      peak[number] = best;
    }
  }
}
