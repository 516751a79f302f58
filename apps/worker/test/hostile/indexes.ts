import { box, crafted } from './craft.js';
import type { Random } from './random.js';

/** Ways to spoil the index of a good MP4, for whoever reads it without a program of others. */
type Spoil = (mp4: Buffer, random: Random) => Buffer;

const BOXES = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd', 'stts', 'stsz', 'stsc', 'stco', 'mdat', 'ftyp', 'dref'];
const placeOf = (file: Buffer, name: string) => file.indexOf(name, 0, 'latin1') - 4;

/** The length of one box is another one; those around it stay. */
const oddSize: Spoil = (mp4, random) => {
  const bytes = Buffer.from(mp4);
  const at = placeOf(bytes, random.pick(BOXES));
  const size = bytes.readUInt32BE(at);
  // 0 is "to the end of the file", 1 is "in the 64 bits that follow".
  bytes.writeUInt32BE(random.pick([0, 1, 7, 8, size - 1, size + 1, 2 ** 31, 2 ** 32 - 1]), at);
  return bytes;
};

/** The film's bytes behind a length of 64 bits, which may be right. */
const longSize: Spoil = (mp4, random) => {
  const at = placeOf(mp4, 'mdat');
  const size = mp4.readUInt32BE(at);
  const head = Buffer.from('\0\0\0\x01mdat\0\0\0\0\0\0\0\0', 'latin1');
  head.writeBigUInt64BE(random.pick([BigInt(size + 8), 0n, 16n, 15n, 2n ** 53n + 1n, 2n ** 63n, 2n ** 64n - 1n]), 8);
  return Buffer.concat([mp4.subarray(0, at), head, mp4.subarray(at + 8)]);
};

const chunkTable = (offsets: readonly number[]): Buffer => {
  const body = Buffer.alloc(8 + 4 * offsets.length);
  body.writeUInt32BE(offsets.length, 4);
  for (const [index, offset] of offsets.entries()) body.writeUInt32BE(offset, 8 + 4 * index);
  return body;
};

/** As many chunks as a table of its real length can hold. */
const manyChunks: Spoil = (mp4, random) => {
  const count = random.pick([100_000, 500_000, 1_000_000]);
  return resized(mp4, 'stco', chunkTable(Array.from({ length: count }, (_, index) => index)));
};

/** Samples that lie on each other, before the film or behind the end of the file. */
const strayChunks: Spoil = (mp4, random) => {
  const bytes = Buffer.from(mp4);
  const at = placeOf(bytes, 'stco');
  const count = bytes.readUInt32BE(at + 12);
  const first = bytes.readUInt32BE(at + 16);
  const other = random.pick([0, first, first + 1, first - 1, mp4.length, 2 ** 32 - 1]);
  bytes.writeUInt32BE(other, at + 16 + 4 * random.below(count));
  return bytes;
};

/** Bytes in the film that no sample has, made up for by samples that share others. */
const hiddenBytes: Spoil = (mp4, random) => {
  const bytes = Buffer.from(mp4);
  const at = placeOf(bytes, 'stsz');
  const count = bytes.readUInt32BE(at + 16);
  const [one, two] = [random.below(count), random.below(count)];
  const sizeAt = (index: number) => at + 20 + 4 * index;
  const [a, b] = [bytes.readUInt32BE(sizeAt(one)), bytes.readUInt32BE(sizeAt(two))];
  bytes.writeUInt32BE(a + b, sizeAt(one));
  bytes.writeUInt32BE(0, sizeAt(two));
  return bytes;
};

/** A box within itself, as deep as one likes, where a box is passed over or opened. */
const deep: Spoil = (mp4, random) => {
  let inner = box('free', Buffer.alloc(0));
  const name = random.pick(['trak', 'mdia', 'stbl', 'udta', 'free']);
  for (let depth = 0; depth < 5_000; depth++) inner = box(name, inner);
  const at = placeOf(mp4, 'moov');
  const moov = mp4.subarray(at + 8, at + mp4.readUInt32BE(at));
  return Buffer.concat([mp4.subarray(0, at), box('moov', Buffer.concat([moov, inner]))]);
};

/** A moov of nothing but boxes, and a file of nothing but moovs. */
const manyBoxes: Spoil = (mp4, random) => {
  const empty = box(random.pick(['free', 'trak', 'mvhd']), Buffer.alloc(0));
  const many = Buffer.concat(Array.from({ length: 200_000 }, () => empty));
  return Buffer.concat([mp4, random.pick([many, box('moov', many)])]);
};

/** Times so long that they cannot be counted, and none. */
const oddTimes: Spoil = (mp4, random) => {
  const bytes = Buffer.from(mp4);
  const stts = placeOf(bytes, 'stts');
  bytes.writeUInt32BE(random.pick([0, 2 ** 32 - 1]), stts + 20);
  bytes.writeUInt32BE(random.pick([0, 1, 2 ** 32 - 1]), placeOf(bytes, 'mdhd') + 20);
  return bytes;
};

/** Another content of a box, with the lengths around it made right and the places of the film with them. */
function resized(mp4: Buffer, name: string, content: Buffer): Buffer {
  const grown = content.length + 8 - mp4.readUInt32BE(placeOf(mp4, name));
  const bytes = Buffer.from(crafted(mp4, name, content));
  for (const around of ['moov', 'trak', 'mdia', 'minf', 'stbl']) {
    const at = placeOf(bytes, around);
    bytes.writeUInt32BE(bytes.readUInt32BE(at) + grown, at);
  }
  return bytes;
}

export const SPOILED_INDEXES: Record<string, Spoil> = {
  'odd box size': oddSize,
  'long box size': longSize,
  'many chunks': manyChunks,
  'stray chunks': strayChunks,
  'hidden bytes': hiddenBytes,
  'deep boxes': deep,
  'many boxes': manyBoxes,
  'odd times': oddTimes,
};
