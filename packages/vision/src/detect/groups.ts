import type { Kernels } from '../kernels/kernels.js';
import { type Extractor, KINDS } from './features.js';
import { WORDS } from './pattern.js';

/** Descriptors gathered around centres, so that a search looks at a few groups instead of everything. */
export interface Groups {
  /** A descriptor a group. */
  readonly centres: Uint32Array;
  /** First group of each kind of keypoint, and the end. */
  readonly kinds: Int32Array;
  /** First entry of each group, and the end. */
  readonly starts: Int32Array;
}

/** Groups, and the entries in their order. */
export interface Grouping {
  readonly groups: Groups;
  readonly order: Int32Array;
}

const MOST_GROUPS = 64;

/** Bytes of the kernels' memory that grouping takes. */
export function groupingBytes(capacity: number): number {
  return capacity * (WORDS * 4 + 4) + MOST_GROUPS * WORDS * 4 + 128;
}

/** Groups descriptors of each kind: centres picked at even steps, moved once to the majority of each bit (Grana et al.
 * 2013, k-majority). */
export function groupDescriptors(kernels: Kernels, all: Extractor): Grouping {
  const gathered = new Uint32Array(kernels.buffer, kernels.reserve(all.count * WORDS * 4), all.count * WORDS);
  const nearest = kernels.integers(all.count);
  const centres = new Uint32Array(kernels.buffer, kernels.reserve(MOST_GROUPS * WORDS * 4), MOST_GROUPS * WORDS);
  const order = new Int32Array(all.count);
  const kinds = [0],
    starts: number[] = [],
    kept: number[] = [];
  let at = 0;
  for (let kind = 0; kind < KINDS; kind++) {
    const members: number[] = [];
    for (let i = 0; i < all.count; i++) if (all.kind[i] === kind) members.push(i);
    const number = Math.min(MOST_GROUPS, Math.ceil(Math.sqrt(members.length)));
    members.forEach((member, i) => {
      gathered.set(all.descriptors.subarray(member * WORDS, (member + 1) * WORDS), i * WORDS);
    });
    for (let c = 0; c < number; c++) {
      const from = Math.floor(((c + 0.5) * members.length) / number) * WORDS;
      centres.set(gathered.subarray(from, from + WORDS), c * WORDS);
    }
    const assign = (): void =>
      kernels.call.assign(gathered.byteOffset, members.length, centres.byteOffset, number, nearest.byteOffset);
    assign();
    moveCentres(gathered, nearest, members.length, centres, number);
    assign();
    for (let c = 0; c < number; c++) {
      starts.push(at);
      for (let i = 0; i < members.length; i++) if (nearest[i] === c) order[at++] = members[i]!;
    }
    kept.push(...centres.subarray(0, number * WORDS));
    kinds.push(starts.length);
  }
  starts.push(at);
  return {
    groups: { centres: Uint32Array.from(kept), kinds: Int32Array.from(kinds), starts: Int32Array.from(starts) },
    order,
  };
}

function moveCentres(
  entries: Uint32Array,
  nearest: Int32Array,
  count: number,
  centres: Uint32Array,
  number: number,
): void {
  const bits = WORDS * 32;
  const set = new Int32Array(number * bits),
    members = new Int32Array(number);
  for (let i = 0; i < count; i++) {
    const c = nearest[i]!;
    members[c]!++;
    for (let b = 0; b < bits; b++) set[c * bits + b]! += (entries[i * WORDS + (b >> 5)]! >>> (b & 31)) & 1;
  }
  for (let c = 0; c < number; c++) {
    if (members[c] === 0) continue;
    for (let w = 0; w < WORDS; w++) {
      let word = 0;
      for (let b = 0; b < 32; b++) if (2 * set[c * bits + w * 32 + b]! > members[c]!) word |= 1 << b;
      centres[c * WORDS + w] = word;
    }
  }
}
