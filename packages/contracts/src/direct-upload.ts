import { z } from 'zod';
import { id, timestamp } from './ids.js';

/** Announces a file that goes straight to the object store. */
export const newDirectUpload = z.strictObject({
  projectId: id,
  kind: z.enum(['image', 'video']),
  filename: z.string().max(1000).optional(),
  bytes: z.int().positive(),
});

/** `id` becomes the asset's. The file goes out in `parts` parts of `partBytes`; the last may be shorter. */
export const directUpload = z.object({
  id,
  partBytes: z.int().positive(),
  parts: z.int().positive(),
  expiresAt: timestamp,
});
export type DirectUpload = z.infer<typeof directUpload>;

const number = z.int().min(1).max(10_000);
export const wantedParts = z.strictObject({ numbers: z.array(number).min(1).max(100) });

/** Where each part is to be PUT within five minutes, with exactly these headers. */
export const partUrls = z.object({
  parts: z.array(z.object({ number, url: z.string(), headers: z.record(z.string(), z.string()) })),
});
export type PartUrls = z.infer<typeof partUrls>;

/** The `etag` that each PUT was answered with. */
export const sentParts = z.strictObject({
  parts: z.array(z.strictObject({ number, etag: z.string().min(1).max(200) })).min(1),
});
