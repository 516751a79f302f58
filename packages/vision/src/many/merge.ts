import { KINDS } from '../detect/features.js';
import { WORDS } from '../detect/pattern.js';
import { Kernels } from '../kernels/kernels.js';
import { gather, gatherBytes } from './group.js';
import type { IndexFile } from './index-format.js';
import { Ranker } from './ranker.js';

/** Words of 32 bits of a descriptor that an index keeps. */
const KEPT_WORDS = 4;
/** Bytes of an entry: two for its target, four for its place, and its descriptor. */
const ENTRY = 6 + KEPT_WORDS * 4;
/** What all entries may take, bytes. */
const BUDGET = 2_880_000;
/** Most entries of a target; more would not help, and a link of 100 would be larger than 2 MB. */
const MOST = 130;
/** Other targets' entries that a keypoint is compared with. */
const RIVALS = 4;
const FARTHEST = 120;

/** Puts signatures together into an index: of each target the keypoints that are least like those of the others.
 * Deterministic. A second for 100 targets.
 * @param signatures one a target, of 256-bit descriptors */
export function mergeSignatures(signatures: readonly IndexFile[]): IndexFile {
  const all = concatenate(signatures);
  const kept = mostDistinctive(all, signatures.length);
  const descriptors = new Uint32Array(kept.length * KEPT_WORDS);
  kept.forEach((entry, i) => {
    descriptors.set(all.descriptors.subarray(entry * WORDS, entry * WORDS + KEPT_WORDS), i * KEPT_WORDS);
  });
  const kernels = new Kernels(gatherBytes(kept.length));
  const kind = Uint8Array.from(kept, (entry) => all.kind[entry]!);
  const { kinds, centres, sizes, order } = gather(kernels, descriptors, KEPT_WORDS, kind);
  const sorted = new Uint32Array(descriptors.length);
  order.forEach((from, to) => {
    sorted.set(descriptors.subarray(from * KEPT_WORDS, (from + 1) * KEPT_WORDS), to * KEPT_WORDS);
  });
  const column = (values: Uint8Array): Uint8Array => Uint8Array.from(order, (from) => values[kept[from]!]!);
  return {
    targets: signatures.map(({ targets }) => targets[0]!),
    words: KEPT_WORDS,
    kinds,
    centres,
    sizes,
    owner: Uint16Array.from(order, (from) => all.owner[kept[from]!]!),
    x: column(all.x),
    y: column(all.y),
    angle: column(all.angle),
    view: column(all.view),
    descriptors: sorted,
    lookalikes: [],
  };
}

type All = ReturnType<typeof concatenate>;

function concatenate(signatures: readonly IndexFile[]) {
  const count = signatures.reduce((sum, { owner }) => sum + owner.length, 0);
  const all = {
    count,
    owner: new Uint16Array(count),
    kind: new Uint8Array(count),
    x: new Uint8Array(count),
    y: new Uint8Array(count),
    angle: new Uint8Array(count),
    view: new Uint8Array(count),
    descriptors: new Uint32Array(count * WORDS),
  };
  let at = 0;
  signatures.forEach((signature, number) => {
    if (signature.words !== WORDS || signature.targets.length !== 1)
      throw new RangeError('An index is put together from signatures, one target each.');
    const n = signature.owner.length;
    all.owner.fill(number, at, at + n);
    all.x.set(signature.x, at);
    all.y.set(signature.y, at);
    all.angle.set(signature.angle, at);
    all.view.set(signature.view, at);
    all.descriptors.set(signature.descriptors, at * WORDS);
    let start = at,
      group = 0;
    for (let k = 0; k < KINDS; k++) {
      for (let g = 0; g < signature.kinds[k]!; g++) {
        const end = start + signature.sizes[group++]!;
        all.kind.fill(k, start, end);
        start = end;
      }
    }
    at += n;
  });
  return all;
}

/** Numbers of the entries to keep, in order: of each target those whose nearest entries of other targets are farthest. */
function mostDistinctive(all: All, targets: number): Int32Array {
  const share = Math.min(MOST, Math.floor(BUDGET / ENTRY / Math.max(1, targets)));
  const rivalry = rivalryOf(all, targets);
  const kept: number[] = [];
  for (let from = 0; from < all.count; ) {
    let end = from;
    while (end < all.count && all.owner[end] === all.owner[from]) end++;
    const numbers = Array.from({ length: end - from }, (_, i) => from + i);
    numbers.sort((a, b) => rivalry[b]! - rivalry[a]! || a - b);
    kept.push(...numbers.slice(0, share).sort((a, b) => a - b));
    from = end;
  }
  return Int32Array.from(kept);
}

/** Sum of each entry's distances to the nearest entries of other targets, bits. */
function rivalryOf(all: All, targets: number): Int32Array {
  const grouped = gather(new Kernels(gatherBytes(all.count)), all.descriptors, WORDS, all.kind);
  const { order } = grouped;
  const sorted = new Uint32Array(all.descriptors.length);
  order.forEach((from, to) => {
    sorted.set(all.descriptors.subarray(from * WORDS, (from + 1) * WORDS), to * WORDS);
  });
  const index = {
    ...grouped,
    targets: [],
    words: WORDS,
    owner: Uint16Array.from(order, (from) => all.owner[from]!),
    x: all.x,
    y: all.y,
    angle: all.angle,
    view: all.view,
    descriptors: sorted,
    lookalikes: [],
  };
  // One place more than rivals, for the entry finds itself.
  const wanted = RIVALS + 1;
  const batch = 4096;
  const kernels = new Kernels(Ranker.bytes(index, batch, wanted) + Ranker.queryBytes(batch));
  const ranker = new Ranker(kernels, index, batch, wanted);
  const query = new Uint32Array(kernels.buffer, kernels.reserve(batch * WORDS * 4), batch * WORDS),
    kind = kernels.bytes(batch);
  const rivalry = new Int32Array(all.count);
  if (targets < 2) return rivalry;
  for (let from = 0; from < all.count; from += batch) {
    const n = Math.min(batch, all.count - from);
    query.set(all.descriptors.subarray(from * WORDS, (from + n) * WORDS));
    kind.set(all.kind.subarray(from, from + n));
    ranker.run(query.byteOffset, kind.byteOffset, n, FARTHEST);
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let k = 1; k < wanted; k++) sum += ranker.distance[i * wanted + k]!;
      rivalry[from + i] = sum;
    }
  }
  return rivalry;
}
