import jsQR from 'jsqr';
import { qrCodeOf } from './qr-code.js';
import { isReadable, type Pixels, paintQr, readPng, toPng } from './qr-raster.js';

const TEXT = 'https://viewer.example/summer-poster';

/** A picture of one colour with a transparent border. */
function logoOf(side: number, color: readonly [number, number, number]): Pixels {
  const data = new Uint8ClampedArray(side * side * 4);
  for (let y = 4; y < side - 4; y++) {
    for (let x = 4; x < side - 4; x++) data.set([...color, 255], (y * side + x) * 4);
  }
  return { width: side, height: side, data };
}
const read = ({ width, height, data }: Pixels) => jsQR.default(Uint8ClampedArray.from(data), width, height)?.data;

describe('a code with a logo', () => {
  it.each([
    ['black', [0, 0, 0]],
    ['red', [217, 64, 42]],
    ['white', [255, 255, 255]],
  ] as const)('is read with a %s one, at every size', (_name, color) => {
    const logo = logoOf(200, color);
    for (const text of [TEXT, 'https://a.example/x', `https://viewer.example/${'long-'.repeat(10)}end`]) {
      const code = qrCodeOf(text, true);
      expect(isReadable(code, '#16161a', logo)).toBe(true);
      for (const size of [128, 333, 1024]) expect(read(paintQr(code, '#16161a', size, logo))).toBe(text);
    }
  });

  it('keeps its quiet zone white and shows the logo in its middle', () => {
    const code = qrCodeOf(TEXT, true);
    const size = code.side * 10;
    const { data } = paintQr(code, '#000000', size, logoOf(100, [217, 64, 42]));
    const at = (x: number, y: number) => [...data.subarray((y * size + x) * 4, (y * size + x) * 4 + 3)];
    for (let i = 0; i < size; i++) {
      for (const edge of [0, 39, size - 40, size - 1]) {
        expect(at(edge, i)).toEqual([255, 255, 255]);
        expect(at(i, edge)).toEqual([255, 255, 255]);
      }
    }
    expect(at(size / 2, size / 2)).toEqual([217, 64, 42]);
  });

  it('is refused when readers take the logo for the code', () => {
    const inner = paintQr(qrCodeOf('https://elsewhere.example'), '#000000', 512, null);
    const code = qrCodeOf(TEXT, true);
    const huge = { ...code, logo: { x: 0.1, y: 0.1, width: 0.8 } };
    expect(isReadable(huge, '#000000', inner)).toBe(false);
  });
});

describe('a PNG that was sent', () => {
  it('is read, and nothing else is', () => {
    const logo = logoOf(32, [1, 2, 3]);
    const png = toPng(logo);
    expect(readPng(png)).toMatchObject({ width: 32, height: 32 });
    expect(readPng(png.subarray(0, 60))).toBeNull();
    expect(readPng(Buffer.from('GIF89a'.repeat(10)))).toBeNull();
  });

  it('may not claim to be huge: its size is looked at before it is unpacked', () => {
    const png = toPng(logoOf(32, [1, 2, 3]));
    png.writeUInt32BE(60_000, 16);
    expect(readPng(png)).toBeNull();
  });
});
