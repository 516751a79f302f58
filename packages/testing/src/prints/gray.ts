import sharp, { type Sharp } from 'sharp';
import type { DrawnPrint } from './catalogue.js';

/** Luminance, one byte a pixel, row by row. */
export interface GrayPicture {
  width: number;
  height: number;
  data: Uint8Array<ArrayBuffer>;
}

/** Long side of the pictures that are judged, px: as the worker reads them. */
const SIDE = 640;

/** Draws a print in grey. */
export function drawPrint({ svg, blur }: DrawnPrint): Promise<GrayPicture> {
  const drawn = sharp(Buffer.from(svg)).flatten({ background: '#ffffff' });
  return toGray(blur ? drawn.blur(blur) : drawn);
}

/** What can be done to a photograph before it is printed. */
export interface PhotographEdit {
  /** Part that is kept, 0..1 of the sides. */
  part?: { left: number; top: number; width: number; height: number };
  /** Standard deviation, px of the file. */
  blur?: number;
  /** 1 leaves it. */
  contrast?: number;
}

/** Reads a photograph in grey, edited. */
export async function readGray(file: string, { part, blur, contrast }: PhotographEdit = {}): Promise<GrayPicture> {
  let picture = sharp(file).flatten({ background: '#ffffff' });
  if (part) {
    const { width, height } = await sharp(file).metadata();
    const px = (value: number, side: number) => Math.max(1, Math.floor(value * side));
    picture = picture.extract({
      left: Math.floor(part.left * width),
      top: Math.floor(part.top * height),
      width: px(part.width, width),
      height: px(part.height, height),
    });
  }
  if (blur) picture = picture.blur(blur);
  if (contrast !== undefined) picture = picture.linear(contrast, 128 * (1 - contrast));
  return toGray(picture);
}

async function toGray(picture: Sharp): Promise<GrayPicture> {
  // Two passes: sharp resizes before it changes tones, whatever the order of the calls.
  const { data: edited, info: raw } = await picture.toColourspace('srgb').raw().toBuffer({ resolveWithObject: true });
  const { data, info } = await sharp(edited, { raw: { width: raw.width, height: raw.height, channels: raw.channels } })
    .resize(SIDE, SIDE, { fit: 'inside' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: Uint8Array.from(data) };
}
