import { KINDS } from '../detect/features.js';
import type { Kernels } from '../kernels/kernels.js';

/** Most groups of a kind. */
const MOST_GROUPS = 1024;
const ROUNDS = 3;
/** Words of a descriptor as the kernels compare them. */
const FULL = 8;

/** Descriptors gathered around centres, kind by kind. */
export interface Gathered {
  /** Groups of each kind. */
  readonly kinds: number[];
  readonly centres: Uint32Array;
  readonly sizes: Uint16Array;
  /** Entries in the order of their groups. */
  readonly order: Int32Array;
}

/** Bytes of the kernels' memory that gathering takes. */
export function gatherBytes(count: number): number {
  return count * (FULL * 4 + 4) + MOST_GROUPS * FULL * 4 + 64;
}

/** Gathers descriptors of each kind around centres: picked at even steps, moved to the majority of each bit (Grana et
 * al. 2013, k-majority).
 * @param words words of 32 bits in a descriptor, at most 8 */
export function gather(kernels: Kernels, descriptors: Uint32Array, words: number, kind: Uint8Array): Gathered {
  const entries = new Uint32Array(kernels.buffer, kernels.reserve(kind.length * FULL * 4), kind.length * FULL);
  const nearest = kernels.integers(kind.length);
  const centres = new Uint32Array(kernels.buffer, kernels.reserve(MOST_GROUPS * FULL * 4), MOST_GROUPS * FULL);
  const order = new Int32Array(kind.length);
  const kinds: number[] = [],
    sizes: number[] = [],
    kept: number[] = [];
  let at = 0;
  for (let k = 0; k < KINDS; k++) {
    const members: number[] = [];
    for (let i = 0; i < kind.length; i++) if (kind[i] === k) members.push(i);
    const number = Math.min(MOST_GROUPS, Math.round(Math.sqrt(members.length)));
    entries.fill(0);
    centres.fill(0);
    members.forEach((member, i) => {
      entries.set(descriptors.subarray(member * words, (member + 1) * words), i * FULL);
    });
    for (let c = 0; c < number; c++) {
      const from = Math.floor(((c + 0.5) * members.length) / number) * FULL;
      centres.set(entries.subarray(from, from + FULL), c * FULL);
    }
    const assign = (): void =>
      kernels.call.assign(entries.byteOffset, members.length, centres.byteOffset, number, nearest.byteOffset);
    assign();
    for (let round = 0; round < ROUNDS; round++) {
      moveCentres(entries, nearest, members.length, centres, number, words);
      assign();
    }
    const groups: number[][] = Array.from({ length: number }, () => []);
    members.forEach((member, i) => {
      groups[nearest[i]!]!.push(member);
    });
    groups.forEach((group, c) => {
      order.set(group, at);
      at += group.length;
      sizes.push(group.length);
      kept.push(...centres.subarray(c * FULL, c * FULL + words));
    });
    kinds.push(number);
  }
  return { kinds, centres: Uint32Array.from(kept), sizes: Uint16Array.from(sizes), order };
}

function moveCentres(
  entries: Uint32Array,
  nearest: Int32Array,
  count: number,
  centres: Uint32Array,
  number: number,
  words: number,
): void {
  const bits = words * 32;
  const set = new Int32Array(number * bits),
    members = new Int32Array(number);
  for (let i = 0; i < count; i++) {
    const c = nearest[i]!;
    members[c]!++;
    for (let b = 0; b < bits; b++) set[c * bits + b]! += (entries[i * FULL + (b >> 5)]! >>> (b & 31)) & 1;
  }
  for (let c = 0; c < number; c++) {
    if (members[c] === 0) continue;
    for (let w = 0; w < words; w++) {
      let word = 0;
      for (let b = 0; b < 32; b++) if (2 * set[c * bits + w * 32 + b]! > members[c]!) word |= 1 << b;
      centres[c * FULL + w] = word;
    }
  }
}
