import type { UploadLimits } from '@argument/contracts';
import type { Refusal } from '../../core/refusal.js';

/** What is known of a picture before its pixels are decoded; sizes after orientation. */
export interface PictureFacts {
  format: string;
  width: number;
  height: number;
  /** 1 unless it is animated or has several pages. */
  pages: number;
  hasAlpha: boolean;
}

export type PictureLimits = Pick<UploadLimits, 'imageMinWidth' | 'imageMinHeight' | 'imageMaxSide'>;

export interface PlannedPicture {
  name: 'large' | 'medium' | 'small' | 'thumbnail';
  width: number;
  height: number;
}

export interface PicturePlan {
  /** WebP keeps transparency, JPEG is read everywhere. */
  format: 'jpeg' | 'webp';
  /** Largest first. */
  pictures: PlannedPicture[];
}

/** Formats that are read, by libvips' names (`heif` is AVIF and HEIC). */
const FORMATS = new Set(['jpeg', 'png', 'webp', 'heif']);

/** Longest side of each rendition in pixels. */
const LONG_SIDES = { large: 2048, medium: 1024, small: 512, thumbnail: 256 } as const;

/** Says why a picture cannot be used, or null. The smallest size may lie or stand. */
export function refusePicture(facts: PictureFacts, limits: PictureLimits): Refusal | null {
  const long = Math.max(facts.width, facts.height);
  const short = Math.min(facts.width, facts.height);
  if (!FORMATS.has(facts.format)) {
    return {
      code: 'unsupported_format',
      message: 'This is not a photo we can read. Upload a JPEG, PNG, WebP or AVIF.',
    };
  }
  if (facts.pages > 1) {
    return {
      code: 'animated_image',
      message: 'This picture is animated. Upload a still picture, or the clip as a video.',
    };
  }
  const { imageMinWidth, imageMinHeight, imageMaxSide } = limits;
  if (long < Math.max(imageMinWidth, imageMinHeight) || short < Math.min(imageMinWidth, imageMinHeight)) {
    return {
      code: 'image_too_small',
      message: `This picture has ${facts.width} x ${facts.height} pixels. Upload one with at least ${imageMinWidth} x ${imageMinHeight}.`,
    };
  }
  if (long > imageMaxSide) {
    return {
      code: 'image_too_large',
      message: `This picture has ${facts.width} x ${facts.height} pixels. Scale it to at most ${imageMaxSide} on each side.`,
    };
  }
  return null;
}

/** The renditions of a picture; none is larger than the picture itself. */
export function planPictures({
  width,
  height,
  hasAlpha,
}: Pick<PictureFacts, 'width' | 'height' | 'hasAlpha'>): PicturePlan {
  const long = Math.max(width, height);
  const pictures = (Object.keys(LONG_SIDES) as PlannedPicture['name'][]).map((name) => {
    const scale = Math.min(1, LONG_SIDES[name] / long);
    return { name, width: scaled(width, scale), height: scaled(height, scale) };
  });
  return { format: hasAlpha ? 'webp' : 'jpeg', pictures };
}

const scaled = (length: number, scale: number) => Math.max(1, Math.round(length * scale));
