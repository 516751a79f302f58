import { KINDS } from '../detect/features.js';
import { crc32 } from '../format/crc32.js';

/** The bytes that every index begins with: "ARGI". */
const MAGIC = 0x41524749;
/** The version of the format that this code writes and reads: raise it with the descriptors of keypoints, too. */
export const INDEX_VERSION = 1;
const HEADER = 36;
/** Bytes that name a target: the first of its marker file's SHA-256. */
export const KEY_BYTES = 16;
/** Most targets of an index. */
export const MOST_TARGETS = 4096;
const MOST_ENTRIES = 2 ** 20;
const TARGET = KEY_BYTES + 4;
const LOOKALIKE = 6 + 9 * 4;
/** Bytes of an entry besides its descriptor. */
const PLACE = 6;

/** An index that can't be read: what is wrong with it. */
export class IndexFormatError extends Error {
  override readonly name = 'IndexFormatError';
}

/** Two targets that look alike. */
export interface Lookalike {
  readonly a: number;
  readonly b: number;
  /** Nothing tells them apart: the one with the smaller number is shown for both. */
  readonly same: boolean;
  /** Target px of `a` -> target px of `b`. */
  readonly h: Float64Array;
}

/** What an index file holds: keypoints of many targets, sorted by group. */
export interface IndexFile {
  readonly targets: readonly { readonly key: string; readonly width: number; readonly height: number }[];
  /** Words of 32 bits in a descriptor: 4, in a signature 8. */
  readonly words: number;
  /** Groups of each kind of keypoint. */
  readonly kinds: readonly number[];
  readonly centres: Uint32Array;
  /** Entries of each group. */
  readonly sizes: Uint16Array;
  /** Number of the target that an entry belongs to. */
  readonly owner: Uint16Array;
  /** Place in the target, 1/256 of its long side. */
  readonly x: Uint8Array;
  readonly y: Uint8Array;
  /** Direction in its view, 1/256 of a full turn. */
  readonly angle: Uint8Array;
  readonly view: Uint8Array;
  readonly descriptors: Uint32Array;
  readonly lookalikes: readonly Lookalike[];
}

/** Writes an index. docs/many-targets.md describes the layout byte by byte. */
export function writeIndex(file: IndexFile): Uint8Array {
  const { targets, words, kinds, centres, sizes, owner, lookalikes } = file;
  const length =
    targets.length * TARGET +
    centres.length * 4 +
    sizes.length * 2 +
    owner.length * (PLACE + words * 4) +
    lookalikes.length * LOOKALIKE;
  const bytes = new Uint8Array(HEADER + length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC);
  view.setUint16(4, INDEX_VERSION);
  view.setUint16(6, words);
  view.setUint16(8, targets.length);
  for (let k = 0; k < KINDS; k++) view.setUint16(10 + 2 * k, kinds[k]!);
  view.setUint32(16, owner.length);
  view.setUint16(20, lookalikes.length);
  view.setUint32(24, length);
  let at = HEADER;
  for (const { key, width, height } of targets) {
    for (let i = 0; i < KEY_BYTES; i++) bytes[at + i] = Number.parseInt(key.slice(2 * i, 2 * i + 2), 16);
    view.setUint16(at + KEY_BYTES, width);
    view.setUint16(at + KEY_BYTES + 2, height);
    at += TARGET;
  }
  for (const word of centres) at = put32(view, at, word);
  for (const size of sizes) at = put16(view, at, size);
  for (const number of owner) at = put16(view, at, number);
  for (const column of [file.x, file.y, file.angle, file.view]) {
    bytes.set(column, at);
    at += column.length;
  }
  for (const word of file.descriptors) at = put32(view, at, word);
  for (const { a, b, same, h } of lookalikes) {
    view.setUint16(at, a);
    view.setUint16(at + 2, b);
    view.setUint16(at + 4, same ? 1 : 0);
    for (let i = 0; i < 9; i++) view.setFloat32(at + 6 + 4 * i, h[i]!);
    at += LOOKALIKE;
  }
  view.setUint32(28, crc32(bytes.subarray(HEADER)));
  view.setUint32(32, crc32(bytes.subarray(0, 32)));
  return bytes;
}

function put32(view: DataView, at: number, value: number): number {
  view.setUint32(at, value);
  return at + 4;
}

function put16(view: DataView, at: number, value: number): number {
  view.setUint16(at, value);
  return at + 2;
}

/** Reads an index.
 * @throws IndexFormatError when the bytes are no index, of another version, cut short, damaged or inconsistent */
export function readIndex(bytes: Uint8Array): IndexFile {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { words, targetCount, kinds, entries, lookalikeCount } = readHeader(bytes, view);
  const groups = kinds.reduce((sum, count) => sum + count, 0);
  let at = HEADER;
  const targets = Array.from({ length: targetCount }, () => {
    let key = '';
    for (let i = 0; i < KEY_BYTES; i++) key += bytes[at + i]!.toString(16).padStart(2, '0');
    const target = { key, width: view.getUint16(at + KEY_BYTES), height: view.getUint16(at + KEY_BYTES + 2) };
    at += TARGET;
    return target;
  });
  const take32 = (count: number): Uint32Array => {
    const out = new Uint32Array(count);
    for (let i = 0; i < count; i++) out[i] = view.getUint32(at + 4 * i);
    at += 4 * count;
    return out;
  };
  const take16 = (count: number): Uint16Array => {
    const out = new Uint16Array(count);
    for (let i = 0; i < count; i++) out[i] = view.getUint16(at + 2 * i);
    at += 2 * count;
    return out;
  };
  const take8 = (): Uint8Array => {
    at += entries;
    return bytes.slice(at - entries, at);
  };
  const centres = take32(groups * words),
    sizes = take16(groups),
    owner = take16(entries);
  const file = {
    targets,
    words,
    kinds,
    centres,
    sizes,
    owner,
    x: take8(),
    y: take8(),
    angle: take8(),
    view: take8(),
    descriptors: take32(entries * words),
    lookalikes: Array.from({ length: lookalikeCount }, () => {
      const h = Float64Array.from({ length: 9 }, (_, i) => view.getFloat32(at + 6 + 4 * i));
      const pair = { a: view.getUint16(at), b: view.getUint16(at + 2), same: view.getUint16(at + 4) === 1, h };
      at += LOOKALIKE;
      return pair;
    }),
  };
  refuseInconsistent(file);
  return file;
}

function readHeader(bytes: Uint8Array, view: DataView) {
  if (bytes.length < HEADER)
    throw new IndexFormatError(`An index has at least ${HEADER} bytes; these are ${bytes.length}.`);
  if (view.getUint32(0) !== MAGIC) throw new IndexFormatError('These bytes are not an index of targets.');
  const version = view.getUint16(4);
  if (version !== INDEX_VERSION) {
    throw new IndexFormatError(
      `This index has version ${version}; version ${INDEX_VERSION} is needed. Publish the link again.`,
    );
  }
  if (view.getUint32(32) !== crc32(bytes.subarray(0, 32))) throw new IndexFormatError("The index's header is damaged.");
  const words = view.getUint16(6),
    targetCount = view.getUint16(8),
    entries = view.getUint32(16),
    lookalikeCount = view.getUint16(20);
  const kinds = Array.from({ length: KINDS }, (_, k) => view.getUint16(10 + 2 * k));
  const groups = kinds.reduce((sum, count) => sum + count, 0);
  if ((words !== 4 && words !== 8) || targetCount > MOST_TARGETS || entries > MOST_ENTRIES)
    throw new IndexFormatError(
      `An index of ${targetCount} targets and ${entries} entries of ${words} words is out of range.`,
    );
  const length =
    targetCount * TARGET + groups * (words * 4 + 2) + entries * (PLACE + words * 4) + lookalikeCount * LOOKALIKE;
  if (length !== view.getUint32(24) || bytes.length !== HEADER + length)
    throw new IndexFormatError(`The index should have ${HEADER + length} bytes; it has ${bytes.length}.`);
  if (view.getUint32(28) !== crc32(bytes.subarray(HEADER))) throw new IndexFormatError('The index is damaged.');
  return { words, targetCount, kinds, entries, lookalikeCount };
}

function refuseInconsistent({ targets, sizes, owner, lookalikes }: IndexFile): void {
  const grouped = sizes.reduce((sum, size) => sum + size, 0);
  if (grouped !== owner.length)
    throw new IndexFormatError(`The groups hold ${grouped} entries; the index holds ${owner.length}.`);
  const known = (number: number): boolean => number < targets.length;
  if (!owner.every(known) || !lookalikes.every(({ a, b }) => known(a) && known(b)))
    throw new IndexFormatError('The index names a target that it does not have.');
}
