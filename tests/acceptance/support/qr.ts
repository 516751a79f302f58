import { readPicture } from '@argument/testing';
import jsQR from 'jsqr';

/** The text in a picture of a QR code (PNG or SVG); null when there is none. */
export async function decodeQr(picture: Buffer): Promise<string | null> {
  const { width, height, data } = await readPicture(picture);
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) rgba.set(data.subarray(i * 3, i * 3 + 3), i * 4);
  return jsQR.default(rgba, width, height)?.data ?? null;
}
