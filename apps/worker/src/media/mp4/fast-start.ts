import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { boxOf, UnusualMp4Error } from './boxes.js';
import { readMovie } from './movie.js';

/** A file that was written anew. */
export interface FastStart {
  /** Of the picture, ms. */
  durationMs: number;
  hasSound: boolean;
  /** Of the new file. */
  sha256: string;
}

/** An index of two minutes has 200 KB; reading one that is larger would keep other jobs waiting. */
const MOST_INDEX_BYTES = 2 * 2 ** 20;
/** So that every place in it can be told in 32 bits. */
const MOST_BYTES = 2 ** 31;
/** Top-level boxes of a file; a file of more is made to have more. */
const MOST_BOXES = 64;
/** Read, hashed and written at a time. */
const BLOCK_BYTES = 2 ** 20;

const FILE_TYPE = boxOf('ftyp', Buffer.from('isom\0\0\x02\0isomiso2avc1mp41', 'latin1'));
/** Boxes beside the film that hold nothing which plays. */
const PASSED_OVER = new Set(['ftyp', 'free', 'skip', 'wide', 'uuid', 'udta', 'meta']);

/**
 * Writes the same film with its index in front, so that it plays before it is loaded, without anything that a camera notes
 * beside it: no program is started, and every byte is read once. Same source, same bytes. Answers null for a file that is
 * not plain enough for this; nothing of it is believed that cannot be checked.
 */
export async function writeFastStart(source: string, target: string): Promise<FastStart | null> {
  const from = await open(source, 'r');
  try {
    const { moov, data } = await findParts(from);
    const movie = readMovie(moov, data);
    const length = data.end - data.start;
    const dataHeader = Buffer.alloc(8);
    dataHeader.writeUInt32BE(length + 8, 0);
    dataHeader.write('mdat', 4, 'latin1');
    const start = FILE_TYPE.length + movie.build(0).length + dataHeader.length;
    const head = Buffer.concat([FILE_TYPE, movie.build(start - data.start), dataHeader]);
    return { durationMs: movie.durationMs, hasSound: movie.hasSound, sha256: await write(target, head, from, data) };
  } catch (error) {
    // Places outside of a buffer are what numbers in a damaged index lead to.
    if (error instanceof UnusualMp4Error || error instanceof RangeError) return null;
    throw error;
  } finally {
    await from.close();
  }
}

/** The index and where the film's bytes lie. */
async function findParts(file: FileHandle): Promise<{ moov: Buffer; data: { start: number; end: number } }> {
  const { size: end } = await file.stat();
  if (end > MOST_BYTES) throw new UnusualMp4Error('The file is very large.');
  let moov: Buffer | null = null;
  let data: { start: number; end: number } | null = null;
  let boxes = 0;
  for (let at = 0; at < end; ) {
    const header = await readAt(file, at, Math.min(16, end - at));
    const short = header.length >= 8 ? header.readUInt32BE(0) : 0;
    const isLong = short === 1 && header.length === 16;
    const size = isLong ? Number(header.readBigUInt64BE(8)) : short;
    const type = header.toString('latin1', 4, 8);
    const body = at + (isLong ? 16 : 8);
    if (++boxes > MOST_BOXES || at + size > end || at + size < body)
      throw new UnusualMp4Error('A box has an odd size.');
    if (type === 'mdat' && data === null) data = { start: body, end: at + size };
    else if (type === 'moov' && moov === null && size <= MOST_INDEX_BYTES)
      moov = await readAt(file, body, at + size - body);
    else if (!PASSED_OVER.has(type)) throw new UnusualMp4Error(`A box ${type} is not expected here.`);
    at += size;
  }
  if (!moov || !data) throw new UnusualMp4Error('A part is missing.');
  return { moov, data };
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  if (bytesRead !== length) throw new UnusualMp4Error('The file ends early.');
  return buffer;
}

/** Answers the SHA-256 of what it wrote. */
async function write(
  target: string,
  head: Buffer,
  from: FileHandle,
  { start, end }: { start: number; end: number },
): Promise<string> {
  const hash = createHash('sha256').update(head);
  const to = await open(target, 'w');
  try {
    await to.writeFile(head);
    for (let at = start; at < end; at += BLOCK_BYTES) {
      const block = await readAt(from, at, Math.min(BLOCK_BYTES, end - at));
      const writing = to.writeFile(block);
      // Beside the disk, not before it.
      hash.update(block);
      await writing;
    }
  } finally {
    await to.close();
  }
  return hash.digest('hex');
}
