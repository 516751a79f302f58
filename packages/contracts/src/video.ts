import { z } from 'zod';
import { assetError, assetStatus, rendition } from './asset.js';
import { id, timestamp } from './ids.js';

/** An uploaded video with its facts; null until it was probed. */
export const video = z.object({
  id,
  projectId: id,
  name: z.string(),
  status: assetStatus,
  /** 0 to 100. */
  progress: z.number().min(0).max(100),
  durationMs: z.int().nonnegative().nullable(),
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  hasAudio: z.boolean().nullable(),
  bytes: z.int().nonnegative(),
  renditions: z.array(rendition),
  posterUrl: z.string().nullable(),
  error: assetError.optional(),
  createdAt: timestamp,
});
export type Video = z.infer<typeof video>;

export const videoStatus = video.pick({ id: true, status: true, progress: true, error: true });
export type VideoStatus = z.infer<typeof videoStatus>;
