import type { Plane } from '../image/plane.js';
import { PAIRS } from './pairs.js';
import { INNER_SAMPLES, OFFSETS, REACH, SAMPLES, TURNS, WORDS } from './pattern.js';
import { boxInto, hessianInto, smoothInto } from './responses.js';

/** Kinds of keypoint; only like kinds are compared. */
export const KINDS = 3;
const DARK = 0,
  BRIGHT = 1,
  SADDLE = 2;

/** Keypoints with their descriptors, in arrays allocated once. */
export class Features {
  count = 0;
  /** Continuous px of the plane that they were found in. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Direction of the brighter side, radians. */
  readonly angle: Float32Array;
  readonly kind: Uint8Array;
  readonly level: Uint8Array;
  readonly descriptors: Uint32Array;

  constructor(readonly capacity: number) {
    this.x = new Float32Array(capacity);
    this.y = new Float32Array(capacity);
    this.angle = new Float32Array(capacity);
    this.kind = new Uint8Array(capacity);
    this.level = new Uint8Array(capacity);
    this.descriptors = new Uint32Array(capacity * WORDS);
  }
}

/** Keypoints closer than this to a border cannot be described, px. */
const MARGIN = REACH + 1;
const CENTROID_RADIUS = 10;
/** Responses below this are noise: about two grey levels of curvature each way. */
const FAINTEST = 16 * 3 * 3;

/** Finds blobs and saddles in a plane and describes them. */
export class Extractor {
  private readonly smooth: Uint8Array;
  private readonly wide: Uint8Array;
  private readonly rows: Uint16Array;
  private readonly response: Int32Array;
  private readonly bestScore: Int32Array;
  private readonly bestAt: Int32Array;
  private readonly samples = new Uint8Array(SAMPLES);

  /** @param size most pixels of a plane */
  constructor(size: number) {
    this.smooth = new Uint8Array(size);
    this.wide = new Uint8Array(size);
    this.rows = new Uint16Array(size);
    this.response = new Int32Array(size);
    this.bestScore = new Int32Array(size >> 3);
    this.bestAt = new Int32Array(size >> 3);
  }

  /** Appends the plane's keypoints.
   * @param cell side of the square in which the strongest of each kind is kept, px
   * @param level number to note on them */
  extract(plane: Plane, cell: number, level: number, out: Features): void {
    const { width, height } = plane;
    if (Math.min(width, height) <= 2 * MARGIN + 2) return;
    smoothInto(plane, this.smooth, this.rows);
    boxInto(this.smooth, width, height, this.wide, this.rows);
    hessianInto(this.smooth, width, height, 4, this.response);
    const columns = Math.ceil(width / cell),
      rows = Math.ceil(height / cell);
    this.findBest(width, height, cell, columns, rows);
    for (let i = 0; i < columns * rows * KINDS && out.count < out.capacity; i++) {
      if (this.bestScore[i]! > 0) this.describe(this.bestAt[i]!, i % KINDS, width, level, out);
    }
  }

  private findBest(width: number, height: number, cell: number, columns: number, rows: number): void {
    const { response, bestScore, bestAt, smooth } = this;
    bestScore.fill(0, 0, columns * rows * KINDS);
    for (let y = MARGIN; y < height - MARGIN; y++) {
      const row = Math.floor(y / cell) * columns;
      for (let x = MARGIN; x < width - MARGIN; x++) {
        const i = y * width + x;
        const r = response[i]!;
        if (r > FAINTEST) {
          if (r < response[i - 1]! || r <= response[i + 1]! || r < response[i - width]! || r <= response[i + width]!)
            continue;
          if (r < response[i - width - 1]! || r < response[i - width + 1]!) continue;
          if (r <= response[i + width - 1]! || r <= response[i + width + 1]!) continue;
          const kind = smooth[i - 2]! + smooth[i + 2]! > 2 * smooth[i]! ? DARK : BRIGHT;
          const slot = (row + Math.floor(x / cell)) * KINDS + kind;
          if (r > bestScore[slot]!) {
            bestScore[slot] = r;
            bestAt[slot] = i;
          }
        } else if (r < -FAINTEST) {
          if (r > response[i - 1]! || r >= response[i + 1]! || r > response[i - width]! || r >= response[i + width]!)
            continue;
          if (r > response[i - width - 1]! || r > response[i - width + 1]!) continue;
          if (r >= response[i + width - 1]! || r >= response[i + width + 1]!) continue;
          const slot = (row + Math.floor(x / cell)) * KINDS + SADDLE;
          if (-r > bestScore[slot]!) {
            bestScore[slot] = -r;
            bestAt[slot] = i;
          }
        }
      }
    }
  }

  private describe(at: number, kind: number, width: number, level: number, out: Features): void {
    const n = out.count++;
    const angle = this.orientation(at, width);
    out.x[n] = (at % width) + 0.5;
    out.y[n] = Math.floor(at / width) + 0.5;
    out.kind[n] = kind;
    out.level[n] = level;
    out.angle[n] = angle;
    const turn = Math.round((angle / (2 * Math.PI)) * TURNS + TURNS) % TURNS;
    const { samples, smooth, wide } = this;
    let o = turn * SAMPLES * 2;
    for (let s = 0; s < SAMPLES; s++, o += 2) {
      const i = at + OFFSETS[o]! + OFFSETS[o + 1]! * width;
      samples[s] = s < INNER_SAMPLES ? smooth[i]! : wide[i]!;
    }
    for (let word = 0, p = 0; word < WORDS; word++) {
      let bits = 0;
      for (let bit = 0; bit < 32; bit++, p += 2) {
        bits = (bits << 1) | (samples[PAIRS[p]!]! < samples[PAIRS[p + 1]!]! ? 1 : 0);
      }
      out.descriptors[n * WORDS + word] = bits;
    }
  }

  /** Angle of the vector from the keypoint to the centroid of the light around it. Rosin 1999; Rublee et al. 2011. */
  private orientation(at: number, width: number): number {
    const { smooth } = this;
    let mx = 0,
      my = 0;
    for (let dy = -CENTROID_RADIUS; dy <= CENTROID_RADIUS; dy++) {
      const reach = Math.floor(Math.sqrt((CENTROID_RADIUS + 0.5) ** 2 - dy * dy));
      const row = at + dy * width;
      let sum = 0;
      for (let dx = -reach; dx <= reach; dx++) {
        const s = smooth[row + dx]!;
        sum += s;
        mx += dx * s;
      }
      my += dy * sum;
    }
    return Math.atan2(my, mx);
  }
}
