import sharp from 'sharp';

/** Raw sRGB, three bytes a pixel, row by row. */
export interface Picture {
  width: number;
  height: number;
  data: Uint8Array;
}

/**
 * Decodes a picture file; upright as EXIF says, at most `maxSide` px long.
 * @throws Error when sharp can't read it.
 */
export async function readPicture(file: string | Buffer, maxSide = 4096): Promise<Picture> {
  const { data, info } = await sharp(file)
    .rotate()
    .resize(maxSide, maxSide, { fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) return fromGray({ width: info.width, height: info.height, data });
  return { width: info.width, height: info.height, data };
}

export async function encodeJpeg(picture: Picture, quality = 90): Promise<Buffer> {
  return raw(picture).jpeg({ quality }).toBuffer();
}

export async function encodePng(picture: Picture): Promise<Buffer> {
  return raw(picture).png().toBuffer();
}

function raw({ width, height, data }: Picture) {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

function fromGray({ width, height, data }: Picture): Picture {
  const colour = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) colour.fill(data[i] ?? 0, i * 3, i * 3 + 3);
  return { width, height, data: colour };
}
