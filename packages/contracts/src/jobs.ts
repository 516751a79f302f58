import { z } from 'zod';
import { id } from './ids.js';

/**
 * Payloads hold ids only; a handler loads the row, so that a stale payload can never be wrong. The exception is
 * `delete-files`: the rows that named the files are gone by then, so it lists private storage keys and keys of link
 * configs. Derived files are content-addressed and may be shared: the handler leaves a rendition alone while a row still
 * names it, and deletes its published copy with it. A link config goes only when no link has that slug any more.
 */
export const jobPayloads = {
  'process-image': z.object({ imageId: id }),
  'compact-image': z.object({ imageId: id }),
  'transcode-video': z.object({ videoId: id }),
  'transcode-ladder': z.object({ videoId: id }),
  'compile-marker': z.object({ markerId: id }),
  'compile-nft': z.object({ markerId: id }),
  'prove-marker': z.object({ markerId: id }),
  'publish-link': z.object({ linkId: id }),
  'delete-files': z.object({ keys: z.array(z.string().min(1)).min(1) }),
  'roll-up-analytics': z.object({}),
} as const;

export type JobName = keyof typeof jobPayloads;
export type JobPayload<N extends JobName> = z.infer<(typeof jobPayloads)[N]>;
export const JOB_NAMES = Object.keys(jobPayloads) as JobName[];
