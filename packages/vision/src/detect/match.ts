import { type Features, KINDS } from './features.js';
import { WORDS } from './pattern.js';
import type { ViewIndex } from './views.js';

/** Pairs of a frame's keypoint and a target's, the closest first. */
export class Matches {
  count = 0;
  readonly query: Int32Array;
  readonly entry: Int32Array;
  readonly distance: Uint16Array;

  constructor(readonly capacity: number) {
    this.query = new Int32Array(capacity);
    this.entry = new Int32Array(capacity);
    this.distance = new Uint16Array(capacity);
  }

  add(query: number, entry: number, distance: number): void {
    if (this.count >= this.capacity) return;
    this.query[this.count] = query;
    this.entry[this.count] = entry;
    this.distance[this.count++] = distance;
  }
}

/** Bits set in a 32-bit word. */
export function countBits(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Finds each keypoint's nearest entry of the index by Hamming distance, among its own kind.
 * @param worst distances above this are no match, bits */
export function matchNearest(features: Features, index: ViewIndex, worst: number, out: Matches): void {
  out.count = 0;
  const q = features.descriptors,
    d = index.descriptors;
  for (let kind = 0; kind < KINDS; kind++) {
    const from = index.starts[kind]!,
      to = index.starts[kind + 1]!;
    for (let f = 0; f < features.count; f++) {
      if (features.kind[f] !== kind) continue;
      const o = f * WORDS;
      const q0 = q[o]!,
        q1 = q[o + 1]!,
        q2 = q[o + 2]!,
        q3 = q[o + 3]!;
      const q4 = q[o + 4]!,
        q5 = q[o + 5]!,
        q6 = q[o + 6]!,
        q7 = q[o + 7]!;
      let best = worst + 1,
        bestEntry = -1;
      for (let e = from, i = from * WORDS; e < to; e++, i += WORDS) {
        let distance = countBits(q0 ^ d[i]!) + countBits(q1 ^ d[i + 1]!);
        if (distance >= best) continue;
        distance += countBits(q2 ^ d[i + 2]!) + countBits(q3 ^ d[i + 3]!);
        if (distance >= best) continue;
        distance += countBits(q4 ^ d[i + 4]!) + countBits(q5 ^ d[i + 5]!);
        if (distance >= best) continue;
        distance += countBits(q6 ^ d[i + 6]!) + countBits(q7 ^ d[i + 7]!);
        if (distance < best) {
          best = distance;
          bestEntry = e;
        }
      }
      if (bestEntry >= 0) out.add(f, bestEntry, best);
    }
  }
}
