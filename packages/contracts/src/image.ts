import { z } from 'zod';
import { assetError, assetStatus, rendition } from './asset.js';
import { id, timestamp } from './ids.js';

/** An uploaded picture with its facts; sizes in pixels after orientation, null until it was read. */
export const image = z.object({
  id,
  projectId: id,
  name: z.string(),
  status: assetStatus,
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  format: z.string().nullable(),
  bytes: z.int().nonnegative(),
  /** Signed address of the original file, for its owner. */
  originalUrl: z.string(),
  renditions: z.array(rendition),
  /** Camera, lens and time from EXIF; never a position. */
  exif: z.record(z.string(), z.union([z.string(), z.number()])),
  error: assetError.optional(),
  createdAt: timestamp,
});
export type Image = z.infer<typeof image>;
