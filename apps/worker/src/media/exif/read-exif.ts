import exifReader from 'exif-reader';

/** What is kept of a photo's EXIF. */
export interface KeptExif {
  camera?: string;
  lens?: string;
  /** ISO 8601; cameras don't know their time zone, so it is written as if in UTC. */
  takenAt?: string;
}

/** Camera, lens and time; nothing else leaves this file, least of all a position. Damaged EXIF gives nothing. */
export function readExif(block: Buffer | null): KeptExif {
  if (block === null) return {};
  try {
    const { Image: image, Photo: photo } = exifReader(block);
    const camera = cameraName(text(image?.Make), text(image?.Model));
    const lens = text(photo?.LensModel);
    const takenAt = photo?.DateTimeOriginal;
    return {
      ...(camera ? { camera } : {}),
      ...(lens ? { lens } : {}),
      ...(takenAt instanceof Date && !Number.isNaN(takenAt.getTime()) ? { takenAt: takenAt.toISOString() } : {}),
    };
  } catch {
    return {};
  }
}

/** Many models name their maker themselves. */
const cameraName = (make: string, model: string) =>
  model.toLowerCase().startsWith(make.toLowerCase()) ? model : `${make} ${model}`.trim();

/** Printable text of at most 100 characters. */
function text(value: unknown): string {
  if (typeof value !== 'string') return '';
  return value.replace(/\p{C}/gu, '').trim().slice(0, 100);
}
