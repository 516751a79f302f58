import { FREE_PLAN, type PlanLimits } from '@argument/contracts';
import { errors } from '../../core/errors/errors.js';
import { Mp4Duration } from './mp4-duration.js';
import { PICTURE_HEAD_BYTES, pictureSize } from './picture-size.js';
import { SNIFF_BYTES, type Sniffed } from './sniff.js';

/** What may be uploaded as one kind. */
export interface UploadRule {
  kind: 'image' | 'video';
  /** Plural, for sentences. */
  noun: string;
  /** Bytes to look at before anything is stored. */
  headBytes: number;
  /** What to upload instead of a refused file. */
  instead: string;
  /** Throws when the beginning shows that the file is not allowed. */
  checkHead: (sniffed: Sniffed, head: Buffer) => void;
  /** Watches the file while it streams; throws as soon as something is wrong. */
  watch: (sniffed: Sniffed, longestMs: number) => (chunk: Buffer) => void;
}

export const IMAGE_RULE: UploadRule = {
  kind: 'image',
  noun: 'Pictures',
  headBytes: PICTURE_HEAD_BYTES,
  instead: 'Upload a JPEG, PNG, WebP or AVIF picture.',
  checkHead: (sniffed, head) => {
    const size = sniffed.kind === 'image' ? pictureSize(sniffed.format, head) : null;
    if (size && Math.max(size.width, size.height) > FREE_PLAN.imageMaxSide) {
      throw errors.tooManyPixels(size.width, size.height, FREE_PLAN.imageMaxSide);
    }
  },
  watch: () => () => undefined,
};

export const VIDEO_RULE: UploadRule = {
  kind: 'video',
  noun: 'Videos',
  headBytes: SNIFF_BYTES,
  instead: 'Upload an MP4, MOV or WebM video.',
  checkHead: () => undefined,
  watch: (sniffed, longestMs) => {
    if (sniffed.kind !== 'video' || sniffed.format === 'webm') return () => undefined;
    const duration = new Mp4Duration();
    return (chunk) => {
      const seconds = duration.push(chunk);
      if (seconds !== null && seconds * 1000 > longestMs + ROUNDING_MS) {
        throw errors.tooLong(seconds, longestMs / 1000);
      }
    };
  },
};

/** Largest file of this kind that a plan allows, bytes. */
export const largest = ({ kind }: UploadRule, { imageBytes, videoBytes }: PlanLimits): number =>
  kind === 'image' ? imageBytes : videoBytes;

/** A video of exactly two minutes may end in a last frame that lasts a little longer. */
const ROUNDING_MS = 500;
