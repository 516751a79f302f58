import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { findBinaries } from '../src/media/ffmpeg/binaries.js';

const { ffmpeg } = findBinaries(process.env);

const u16 = (value: number) => Buffer.from([value >> 8, value & 255]);
const u32 = (value: number) => Buffer.from([value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255]);
const box = (name: string, ...parts: Buffer[]) => {
  const body = Buffer.concat(parts);
  return Buffer.concat([u32(body.length + 8), Buffer.from(name), body]);
};
/** With version and flags. */
const full = (name: string, ...parts: Buffer[]) => box(name, u32(0), ...parts);

/** A photo as iPhones write it: one HEVC frame in a HEIF file (ISO/IEC 23008-12), built from what ffmpeg encodes. */
export async function makeHeic(folder: string, width: number, height: number): Promise<Buffer> {
  const film = path.join(folder, 'one-frame.mp4');
  await promisify(execFile)(ffmpeg, [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', `testsrc2=size=${width}x${height}:rate=1:duration=1`],
    ...['-frames:v', '1', '-c:v', 'libx265', '-x265-params', 'log-level=none', '-pix_fmt', 'yuv420p'],
    ...['-tag:v', 'hvc1', film],
  ]);
  const bytes = await readFile(film);
  const boxAt = (name: string) => {
    const at = bytes.indexOf(name) - 4;
    return bytes.subarray(at, at + bytes.readUInt32BE(at));
  };
  const picture = boxAt('mdat').subarray(8);
  const about = (start: number) =>
    full(
      'meta',
      full('hdlr', u32(0), Buffer.from('pict'), Buffer.alloc(13)),
      full('pitm', u16(1)),
      // Offsets and lengths of four bytes, one item of one extent.
      full('iloc', Buffer.from([0x44, 0]), u16(1), u16(1), u16(0), u16(1), u32(start), u32(picture.length)),
      full('iinf', u16(1), box('infe', Buffer.from([2, 0, 0, 0]), u16(1), u16(0), Buffer.from('hvc1\0'))),
      box(
        'iprp',
        box('ipco', boxAt('hvcC'), full('ispe', u32(width), u32(height))),
        full('ipma', u32(1), u16(1), Buffer.from([2, 0x81, 0x02])),
      ),
    );
  const type = box('ftyp', Buffer.from('heic'), u32(0), Buffer.from('mif1heic'));
  const start = type.length + about(0).length + 8;
  return Buffer.concat([type, about(start), box('mdat', picture)]);
}
