import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import type { QrCode } from './qr-code.js';

/** RGBA, row by row. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array | Uint8ClampedArray;
}

/** Pixels of a module in the pictures that codes are tried on. */
const TRIED_AT = [4, 7] as const;

/** Paints the code `size` pixels wide, its quiet zone included, on white; the logo lies on top. */
export function paintQr(code: QrCode, color: string, size: number, logo: Pixels | null): Pixels {
  const data = new Uint8ClampedArray(size * size * 4).fill(255);
  const dark = [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
  const place = Int32Array.from({ length: size }, (_, at) => Math.floor(((at + 0.5) / size) * code.side) - code.quiet);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!code.isDark(place[y] ?? -1, place[x] ?? -1)) continue;
      const at = (y * size + x) * 4;
      for (let channel = 0; channel < 3; channel++) data[at + channel] = dark[channel] ?? 0;
    }
  }
  if (logo && code.logo) blend({ width: size, height: size, data }, logo, code.logo);
  return { width: size, height: size, data };
}

/** Draws the logo into `box` (in sides of the code), as large as it fits, each pixel the mean of those it covers. */
function blend(onto: Pixels, logo: Pixels, box: { x: number; y: number; width: number }): void {
  const scale = (box.width * onto.width) / Math.max(logo.width, logo.height);
  const [width, height] = [Math.round(logo.width * scale), Math.round(logo.height * scale)];
  const left = Math.round((box.x + box.width / 2) * onto.width - width / 2);
  const top = Math.round((box.y + box.width / 2) * onto.width - height / 2);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [red, green, blue, alpha] = meanOf(logo, x / scale, y / scale, 1 / scale);
      const at = ((top + y) * onto.width + left + x) * 4;
      for (const [channel, value] of [red, green, blue].entries()) {
        onto.data[at + channel] = Math.round(value * alpha + (onto.data[at + channel] ?? 255) * (1 - alpha));
      }
    }
  }
}

/** Colour (0 to 255) weighted by opacity (0 to 1) of the square of `side` pixels from there on. */
function meanOf({ width, height, data }: Pixels, left: number, top: number, side: number) {
  const sums: [number, number, number, number] = [0, 0, 0, 0];
  let count = 0;
  for (let y = Math.floor(top); y < Math.min(height, Math.max(top + side, Math.floor(top) + 1)); y++) {
    for (let x = Math.floor(left); x < Math.min(width, Math.max(left + side, Math.floor(left) + 1)); x++) {
      const at = (y * width + x) * 4;
      const alpha = (data[at + 3] ?? 0) / 255;
      for (const channel of [0, 1, 2] as const) sums[channel] += (data[at + channel] ?? 0) * alpha;
      sums[3] += alpha;
      count += 1;
    }
  }
  const [red, green, blue, alpha] = sums;
  const weight = alpha || 1;
  return [red / weight, green / weight, blue / weight, count === 0 ? 0 : alpha / count] as const;
}

/** Whether a reader gets this text out of the code as it will be printed, near and from farther away. */
export const isReadable = (code: QrCode, color: string, logo: Pixels | null): boolean =>
  TRIED_AT.every((scale) => {
    const { width, height, data } = paintQr(code, color, code.side * scale, logo);
    return jsQR.default(Uint8ClampedArray.from(data), width, height)?.data === code.text;
  });

export const toPng = ({ width, height, data }: Pixels): Buffer => {
  const png = new PNG({ width, height });
  png.data = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return PNG.sync.write(png);
};

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const SMALLEST = 16;
const LARGEST = 512;

/** The pixels of a small PNG; null for anything else. The size is read before anything is unpacked. */
export function readPng(bytes: Buffer): Pixels | null {
  if (bytes.length < 33 || !bytes.subarray(0, 8).equals(SIGNATURE)) return null;
  const sides = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (sides.some((side) => side < SMALLEST || side > LARGEST)) return null;
  try {
    return PNG.sync.read(bytes);
  } catch {
    return null;
  }
}
