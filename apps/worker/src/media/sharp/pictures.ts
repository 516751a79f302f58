import sharp, { type Sharp } from 'sharp';

/** The picture cannot be read: it is damaged, cut off, or no picture at all. */
export class PictureError extends Error {
  constructor(
    readonly kind: 'unreadable' | 'too_many_pixels',
    options?: ErrorOptions,
  ) {
    super(kind === 'unreadable' ? 'The picture cannot be read.' : 'The picture has too many pixels.', options);
    this.name = 'PictureError';
  }
}

/** What pictures are written as; WebP and AVIF keep transparency. */
export type PictureFormat = 'jpeg' | 'webp' | 'avif';

/** Pixels in memory, rows from the top, 3 or 4 bytes each. */
export interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
  channels: 3 | 4;
}

export interface PictureMetadata {
  format: string;
  width: number;
  height: number;
  pages: number;
  hasAlpha: boolean;
  /** How HEIF files are coded: `av1` in AVIF, `hevc` in the photos of iPhones; null in other files. */
  compression: string | null;
  /** The raw EXIF block. */
  exif: Buffer | null;
}

/** Refused before anything is decoded: a small file can claim gigabytes. */
const MOST_PIXELS = 40_000_000;
/** Warnings of the decoder are common in good photos; a missing end is not. */
const INPUT = { limitInputPixels: MOST_PIXELS, failOn: 'truncated' } as const;

/** Loads the decoders and settles how they use the machine; for a process that decodes one picture and ends. */
export async function startUp(): Promise<void> {
  sharp.cache(false);
  await sharp({ create: { width: 8, height: 8, channels: 3, background: '#fff' } })
    .jpeg()
    .toBuffer();
}

/** Reads the header; sizes as shown, after orientation. @throws PictureError */
export async function readMetadata(path: string): Promise<PictureMetadata> {
  const facts = await attempt(() => sharp(path, INPUT).metadata());
  return {
    ...facts.autoOrient,
    format: facts.format ?? '',
    pages: facts.pages ?? 1,
    hasAlpha: facts.hasAlpha ?? false,
    compression: facts.compression ?? null,
    exif: facts.exif ?? null,
  };
}

/** Decodes once, upright, in sRGB, scaled to the given size. @throws PictureError */
export async function decode(path: string, size: { width: number; height: number }): Promise<Pixels> {
  const { data, info } = await attempt(() =>
    sharp(path, INPUT)
      .autoOrient()
      .resize(size.width, size.height, { fit: 'fill' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true }),
  );
  return { data, width: info.width, height: info.height, channels: info.channels === 4 ? 4 : 3 };
}

/** Scales down what is already decoded. */
export async function shrink(pixels: Pixels, size: { width: number; height: number }): Promise<Pixels> {
  if (pixels.width === size.width && pixels.height === size.height) return pixels;
  const data = await fromRaw(pixels).resize(size.width, size.height, { fit: 'fill' }).raw().toBuffer();
  return { ...size, data, channels: pixels.channels };
}

/** Encodes without any metadata. */
export function encode(pixels: Pixels, format: PictureFormat): Promise<Buffer> {
  return ENCODERS[format](fromRaw(pixels)).toBuffer();
}

/** Of about the same quality to the eye. AVIF takes seconds at the effort that it is known for; this one is still smaller. */
const ENCODERS: Record<PictureFormat, (image: Sharp) => Sharp> = {
  jpeg: (image) => image.jpeg({ quality: 82 }),
  webp: (image) => image.webp({ quality: 84, effort: 3 }),
  avif: (image) => image.avif({ quality: 60, effort: 2 }),
};

/** Luminance of a picture, transparent parts on white, its long side at most `side` pixels. */
export async function readLuminance(
  path: string,
  side: number,
): Promise<{ data: Uint8Array; width: number; height: number }> {
  const { data, info } = await attempt(() =>
    onWhite(path, side).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true }),
  );
  return { data: new Uint8Array(data.buffer, data.byteOffset, data.length), width: info.width, height: info.height };
}

/** The same picture in colour as a PNG of the given density (dots per inch); answers its size in pixels. */
export function writePng(
  path: string,
  target: string,
  side: number,
  density: number,
): Promise<{ width: number; height: number }> {
  return attempt(() =>
    onWhite(path, side).toColourspace('srgb').withMetadata({ density }).png({ compressionLevel: 3 }).toFile(target),
  );
}

const onWhite = (path: string, side: number) =>
  sharp(path, INPUT).flatten({ background: '#fff' }).resize(side, side, { fit: 'inside', withoutEnlargement: true });

const fromRaw = ({ data, width, height, channels }: Pixels) => sharp(data, { raw: { width, height, channels } });

async function attempt<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    const tooMany = cause instanceof Error && cause.message.includes('exceeds pixel limit');
    throw new PictureError(tooMany ? 'too_many_pixels' : 'unreadable', { cause });
  }
}
