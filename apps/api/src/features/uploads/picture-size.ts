/** Pixels, before orientation. */
export interface PictureSize {
  width: number;
  height: number;
}

/** Bytes of a file's beginning within which nearly every picture says its size; EXIF and profiles come before it. */
export const PICTURE_HEAD_BYTES = 256 * 1024;

/**
 * Reads the size from the headers alone, so that a picture with too many pixels is refused before it is stored. Null when
 * the beginning does not say; the worker, which decodes, has the last word.
 */
export function pictureSize(format: string, head: Buffer): PictureSize | null {
  switch (format) {
    case 'png':
      return head.length >= 24 ? { width: head.readUInt32BE(16), height: head.readUInt32BE(20) } : null;
    case 'jpeg':
      return jpegSize(head);
    case 'webp':
      return webpSize(head);
    case 'avif':
    case 'heic':
      return largestSpatialExtent(head);
    default:
      return null;
  }
}

/** ITU T.81, B.2.2: the frame header, SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC). */
function jpegSize(head: Buffer): PictureSize | null {
  let at = 2;
  while (at + 9 <= head.length) {
    if (head[at] !== 0xff) return null;
    const marker = head[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { height: head.readUInt16BE(at + 5), width: head.readUInt16BE(at + 7) };
    }
    at += 2 + head.readUInt16BE(at + 2);
  }
  return null;
}

/** RFC 9649: extended (VP8X), lossless (VP8L) and lossy (VP8) files. */
function webpSize(head: Buffer): PictureSize | null {
  if (head.length < 30) return null;
  switch (head.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: head.readUIntLE(24, 3) + 1, height: head.readUIntLE(27, 3) + 1 };
    case 'VP8L': {
      const bits = head.readUInt32LE(21);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ':
      return { width: head.readUInt16LE(26) & 0x3fff, height: head.readUInt16LE(28) & 0x3fff };
    default:
      return null;
  }
}

/** ISO 23008-12: `ispe` properties; a picture made of tiles has one for the tile and a larger one for the whole. */
function largestSpatialExtent(head: Buffer): PictureSize | null {
  let largest: PictureSize | null = null;
  for (let at = head.indexOf('ispe'); at !== -1 && at + 16 <= head.length; at = head.indexOf('ispe', at + 4)) {
    const size = { width: head.readUInt32BE(at + 8), height: head.readUInt32BE(at + 12) };
    if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
  }
  return largest;
}
