import { allowOnly, type Box, boxesIn, boxOf, only, UnusualMp4Error } from './boxes.js';

/** Bytes of the file from `start` to before `end`. */
export interface Span {
  start: number;
  end: number;
}

/** Where a track's samples are and how long they are shown. */
export interface Samples {
  /** In the track's own scale of time. */
  duration: number;
  /** Where the samples lie, in the order of the table. */
  chunks: readonly Span[];
  build(shift: number): Buffer[];
}

/** Tables that say nothing of places in the file. */
const KEPT = ['stsd', 'stts', 'ctts', 'cslg', 'stss', 'sdtp', 'sgpd', 'sbgp', 'stsc', 'stsz'];
const TABLES = new Set([...KEPT, 'stco', 'co64']);
const CODECS = { vide: { entry: 'avc1', header: 78 }, soun: { entry: 'mp4a', header: 28 } } as const;
const PARTS = new Set(['avcC', 'esds', 'pasp', 'colr', 'btrt']);

/** @throws UnusualMp4Error for tables that do not fit each other. Where they lead is to be checked. */
export function readSamples(stbl: Buffer, kind: keyof typeof CODECS): Samples {
  const boxes = boxesIn(stbl);
  allowOnly(boxes, TABLES);
  assertUsual(only(boxes, 'stsd').body, CODECS[kind]);
  const sizes = sizesOf(only(boxes, 'stsz').body);
  const offsets = offsetsOf(boxes);
  const chunks = chunksOf(offsets, perChunk(only(boxes, 'stsc').body, offsets.length), sizes);
  const tables = boxes.filter(({ type }) => type !== 'stco' && type !== 'co64').map(({ bytes }) => bytes);
  return {
    duration: durationOf(only(boxes, 'stts').body, sizes.length),
    chunks,
    build: (shift) => [...tables, offsetTable(offsets, shift)],
  };
}

/** One description, of a codec that every browser plays, with nothing else in it. */
function assertUsual(stsd: Buffer, { entry, header }: { entry: string; header: number }): void {
  const [description, ...others] = boxesIn(stsd.subarray(8));
  if (stsd.readUInt32BE(4) !== 1 || description?.type !== entry || others.length > 0) {
    throw new UnusualMp4Error('A track is coded in another way.');
  }
  // QuickTime's own descriptions of sound carry a version.
  const isPlain = description.body.length > header && description.body.readUInt16BE(8) === 0;
  if (!isPlain) throw new UnusualMp4Error('A track is described in the old way.');
  const parts = boxesIn(description.body.subarray(header));
  allowOnly(parts, PARTS);
  for (const { type, body } of parts) {
    if (type === 'colr' && body.toString('latin1', 0, 4) !== 'nclx') throw new UnusualMp4Error('Odd colours.');
  }
}

/** A table of `count` rows of so many 32-bit numbers, after a header of 8 bytes. */
function* rowsOf(table: Buffer, numbers: number, at = 8): Generator<number[]> {
  const count = table.length >= at ? table.readUInt32BE(at - 4) : -1;
  if (table.length !== at + 4 * numbers * count) throw new UnusualMp4Error('A table is not as long as it says.');
  for (let row = 0; row < count; row++) {
    yield Array.from({ length: numbers }, (_, column) => table.readUInt32BE(at + 4 * (row * numbers + column)));
  }
}

function sizesOf(stsz: Buffer): number[] {
  if (stsz.length < 12) throw new UnusualMp4Error('A table is cut off.');
  const common = stsz.readUInt32BE(4);
  if (common === 0) return [...rowsOf(stsz, 1, 12)].map(([size = 0]) => size);
  throw new UnusualMp4Error('All samples are of one size.');
}

function offsetsOf(boxes: readonly Box[]): number[] {
  const wide = boxes.some(({ type }) => type === 'co64');
  const { body } = only(boxes, wide ? 'co64' : 'stco');
  if (!wide) return [...rowsOf(body, 1)].map(([offset = 0]) => offset);
  return [...rowsOf(body, 2)].map(([high = 0, low = 0]) => high * 2 ** 32 + low);
}

/** Samples of each chunk. */
function perChunk(stsc: Buffer, chunks: number): number[] {
  const runs = [...rowsOf(stsc, 3)];
  const counts: number[] = [];
  for (const [index, [first = 0, count = 0, description]] of runs.entries()) {
    const until = (runs[index + 1]?.[0] ?? chunks + 1) - 1;
    if (first !== counts.length + 1 || until < first || until > chunks || description !== 1) {
      throw new UnusualMp4Error('The table of chunks is out of order.');
    }
    while (counts.length < until) counts.push(count);
  }
  return counts;
}

function chunksOf(offsets: readonly number[], counts: readonly number[], sizes: readonly number[]): Span[] {
  let sample = 0;
  const chunks = offsets.map((start, index) => {
    let end = start;
    for (let left = counts[index] ?? 0; left > 0 && sample < sizes.length; left--) end += sizes[sample++] ?? 0;
    return { start, end };
  });
  if (sample !== sizes.length || counts.length !== offsets.length) {
    throw new UnusualMp4Error('Samples and chunks do not fit each other.');
  }
  return chunks;
}

function durationOf(stts: Buffer, samples: number): number {
  let [count, duration] = [0, 0];
  for (const [run = 0, delta = 0] of rowsOf(stts, 2)) {
    count += run;
    duration += run * delta;
  }
  if (count !== samples) throw new UnusualMp4Error('Not every sample has a time.');
  return duration;
}

/** Always of 32 bits: what is made here is smaller than that reaches. */
function offsetTable(offsets: readonly number[], shift: number): Buffer {
  const body = Buffer.alloc(8 + 4 * offsets.length);
  body.writeUInt32BE(offsets.length, 4);
  for (const [index, offset] of offsets.entries()) body.writeUInt32BE(offset + shift, 8 + 4 * index);
  return boxOf('stco', body);
}
