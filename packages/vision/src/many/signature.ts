import { KINDS } from '../detect/features.js';
import { WORDS } from '../detect/pattern.js';
import type { ViewIndex } from '../detect/views.js';
import { type PreparedTarget, prepareTarget } from '../track/index.js';
import { type IndexFile, writeIndex } from './index-format.js';
import { selectEntries } from './select.js';

/** Keypoints of a signature at most; an index takes the most distinctive of them. */
export const SIGNATURE_ENTRIES = 400;

/** Makes a marker's signature: an index of this one target, of which an index of many is put together quickly. The same
 * bytes from the same marker on any machine.
 * @param marker bytes of a marker file
 * @param key 32 hex digits that name the target: the first of the marker file's SHA-256
 * @throws MarkerFormatError when the marker can't be read */
export function signMarker(marker: Uint8Array, key: string): Uint8Array {
  return writeIndex(signatureOf(prepareTarget(marker), key));
}

/** A prepared target's signature, see {@link signMarker}. */
export function signatureOf({ template, index }: PreparedTarget, key: string): IndexFile {
  const { width, height } = template;
  const chosen = selectEntries(index, width, height, SIGNATURE_ENTRIES);
  const kind = kindsOf(index);
  // By kind, and the most telling ones first.
  const order = Array.from({ length: KINDS }, (_, k) => [...chosen].filter((entry) => kind[entry] === k));
  const entries = order.flat();
  const size = Math.max(width, height);
  const descriptors = new Uint32Array(entries.length * WORDS);
  entries.forEach((entry, i) => {
    descriptors.set(index.descriptors.subarray(entry * WORDS, (entry + 1) * WORDS), i * WORDS);
  });
  return {
    targets: [{ key, width, height }],
    words: WORDS,
    kinds: order.map(() => 1),
    centres: new Uint32Array(KINDS * WORDS),
    sizes: Uint16Array.from(order, (list) => list.length),
    owner: new Uint16Array(entries.length),
    x: Uint8Array.from(entries, (entry) => Math.min(255, Math.floor((index.x[entry]! / size) * 256))),
    y: Uint8Array.from(entries, (entry) => Math.min(255, Math.floor((index.y[entry]! / size) * 256))),
    angle: Uint8Array.from(entries, (entry) => Math.floor((index.angle[entry]! / (2 * Math.PI)) * 256 + 512.5) & 255),
    view: Uint8Array.from(entries, (entry) => index.view[entry]!),
    descriptors,
    lookalikes: [],
  };
}

function kindsOf(index: ViewIndex): Uint8Array {
  const { kinds, starts } = index.groups;
  const kind = new Uint8Array(index.count);
  for (let k = 0; k < KINDS; k++) kind.fill(k, starts[kinds[k]!]!, starts[kinds[k + 1]!]!);
  return kind;
}
