import fc from 'fast-check';
import { pngHeader } from '../../../test/made-files.js';
import { pictureSize } from './picture-size.js';

const bytes = (...parts: (number[] | string)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))));

describe('pictureSize', () => {
  it('reads a PNG', () => {
    expect(pictureSize('png', pngHeader(640, 20_000))).toEqual({ width: 640, height: 20_000 });
  });

  it('reads a JPEG behind its EXIF block, and does not take a Huffman table for a frame', () => {
    const exif = [0xff, 0xe1, 0x00, 0x06, 1, 2, 3, 4];
    const table = [0xff, 0xc4, 0x00, 0x04, 9, 9];
    const frame = [0xff, 0xff, 0xc2, 0x00, 0x11, 8, 0x0b, 0xb8, 0x0f, 0xa0, 3, 0, 0];
    expect(pictureSize('jpeg', bytes([0xff, 0xd8], exif, table, frame))).toEqual({ width: 4000, height: 3000 });
  });

  it('reads the three kinds of WebP', () => {
    const riff = (chunk: string, body: number[]) =>
      bytes('RIFF\x00\x00\x00\x00WEBP', chunk, [0, 0, 0, 0], body, Array(20).fill(0));
    expect(pictureSize('webp', riff('VP8X', [0, 0, 0, 0, 0x7f, 0x02, 0, 0xdf, 0x01, 0]))).toEqual({
      width: 640,
      height: 480,
    });
    expect(pictureSize('webp', riff('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, 0x80, 0x02, 0xe0, 0x01]))).toEqual({
      width: 640,
      height: 480,
    });
    const packed = 639 | (479 << 14);
    const lossless = [0x2f, packed & 255, (packed >> 8) & 255, (packed >> 16) & 255, (packed >> 24) & 255];
    expect(pictureSize('webp', riff('VP8L', lossless))).toEqual({ width: 640, height: 480 });
  });

  it('takes the whole of a tiled AVIF, not a tile', () => {
    const ispe = (width: number, height: number) =>
      bytes('ispe', [0, 0, 0, 0, 0, 0, width >> 8, width & 255, 0, 0, height >> 8, height & 255]);
    expect(pictureSize('avif', Buffer.concat([ispe(512, 512), ispe(5000, 3000), ispe(256, 256)]))).toEqual({
      width: 5000,
      height: 3000,
    });
  });

  it('has an answer, or none, for any bytes', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('jpeg', 'png', 'webp', 'avif'),
        fc.uint8Array({ maxLength: 200 }),
        (format, content) => {
          const size = pictureSize(format, Buffer.concat([Buffer.from([0xff, 0xd8]), Buffer.from(content)]));
          expect(size === null || (size.width >= 0 && size.height >= 0)).toBe(true);
        },
      ),
    );
  });
});
