import { simulatedViews } from '../detect/views.js';
import type { IndexFile } from './index-format.js';
import type { Ranker } from './ranker.js';

/** A frame's keypoints, in px of the frame. */
export interface Keypoints {
  readonly count: number;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Radians. */
  readonly angle: ArrayLike<number>;
  /** Px of the frame per px of the level at which a keypoint was found. */
  readonly scale: ArrayLike<number>;
}

/** Numbers kept of a match: weight; position in the target and in the frame; linear map (a b; c d) from target px to
 * frame px. */
export const FIELDS = 9;
const TURN = 2 * Math.PI;
const { cos, sin, max } = Math;

/** Pairs of a keypoint and an entry, each a hypothesis of where a target lies, and how much it is worth: by how much
 * nearer its entry is than the last one found (McCann and Lowe 2012, local naive Bayes nearest neighbour). */
export class Evidence {
  count = 0;
  readonly owner: Uint16Array;
  readonly fields: Float32Array;
  private readonly views = simulatedViews();
  private readonly size: Float32Array;

  constructor(
    private readonly index: IndexFile,
    readonly capacity: number,
  ) {
    this.owner = new Uint16Array(capacity);
    this.fields = new Float32Array(capacity * FIELDS);
    this.size = Float32Array.from(index.targets, ({ width, height }) => max(width, height));
  }

  /** Takes over what the ranker found for these keypoints. */
  collect(keypoints: Keypoints, { wanted, entry, distance }: Ranker): void {
    const bits = this.index.words * 32;
    this.count = 0;
    for (let q = 0; q < keypoints.count; q++) {
      const last = distance[(q + 1) * wanted - 1]!;
      for (let k = 0; k < wanted && this.count < this.capacity; k++) {
        const e = entry[q * wanted + k]!;
        const weight = (last - distance[q * wanted + k]!) / bits;
        if (e < 0 || weight <= 0) break;
        this.add(keypoints, q, e, weight);
      }
    }
  }

  /** Takes a pair of a keypoint and an entry that is worth `weight`. */
  add(keypoints: Keypoints, q: number, e: number, weight: number): void {
    const { index, fields, views } = this;
    const target = index.owner[e]!;
    const size = this.size[target]!;
    const scale = keypoints.scale[q]!;
    const turn = keypoints.angle[q]! - (index.angle[e]! / 256) * TURN;
    const c = cos(turn) * scale,
      s = sin(turn) * scale;
    const v = index.view[e]! * 4;
    const va = views[v]!,
      vb = views[v + 1]!,
      vc = views[v + 2]!,
      vd = views[v + 3]!;
    const f = this.count * FIELDS;
    fields[f] = weight;
    fields[f + 1] = ((index.x[e]! + 0.5) / 256) * size;
    fields[f + 2] = ((index.y[e]! + 0.5) / 256) * size;
    fields[f + 3] = keypoints.x[q]!;
    fields[f + 4] = keypoints.y[q]!;
    fields[f + 5] = c * va - s * vc;
    fields[f + 6] = c * vb - s * vd;
    fields[f + 7] = s * va + c * vc;
    fields[f + 8] = s * vb + c * vd;
    this.owner[this.count++] = target;
  }
}
