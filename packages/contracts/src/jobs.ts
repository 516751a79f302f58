import { z } from 'zod';
import { id } from './ids.js';

/** Payloads hold ids only; a handler loads the row, so that a stale payload can never be wrong. */
export const jobPayloads = {
  'process-image': z.object({ imageId: id }),
  'transcode-video': z.object({ videoId: id }),
  'compile-marker': z.object({ markerId: id }),
  'publish-link': z.object({ linkId: id }),
  'delete-files': z.object({ assetKind: z.enum(['image', 'video', 'marker', 'link']), assetId: id }),
  'roll-up-analytics': z.object({}),
} as const;

export type JobName = keyof typeof jobPayloads;
export type JobPayload<N extends JobName> = z.infer<(typeof jobPayloads)[N]>;
export const JOB_NAMES = Object.keys(jobPayloads) as JobName[];
