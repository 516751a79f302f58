import { crc32 } from 'node:zlib';

/** A box of an MP4. */
export function box(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8, 0);
  head.write(name, 4, 'latin1');
  return Buffer.concat([head, content]);
}

/** A chunk of a PNG. */
export function chunk(name: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body) >>> 0);
  return Buffer.concat([length, body, sum]);
}

/** Puts a box in the place of the first of that name; lengths around it are left as they were, which readers survive. */
export function crafted(file: Buffer, name: string, content: Buffer): Buffer {
  const at = file.indexOf(name, 0, 'latin1') - 4;
  if (at < 0) return file;
  return Buffer.concat([file.subarray(0, at), box(name, content), file.subarray(at + file.readUInt32BE(at))]);
}
