import { z } from 'zod';

/** Where an image, a video or a marker stands. `queued` until a worker takes it. */
export const assetStatus = z.enum(['queued', 'processing', 'ready', 'failed']);
export type AssetStatus = z.infer<typeof assetStatus>;

/** Why something failed: `code` for programs, `message` says what happened and what to do next. */
export const assetError = z.object({ code: z.string(), message: z.string() });
export type AssetError = z.infer<typeof assetError>;

/** A file derived from a source. `name` is `large`, `720p`, `poster`, ... */
export const rendition = z.object({
  name: z.string(),
  /** Works for at least an hour. */
  url: z.string(),
  contentType: z.string(),
  /** Pixels; null where the file has none. */
  width: z.int().positive().nullable(),
  height: z.int().positive().nullable(),
  bytes: z.int().nonnegative(),
});
export type Rendition = z.infer<typeof rendition>;

export const uploadAccepted = z.object({ id: z.uuid(), projectId: z.uuid(), status: assetStatus });
export type UploadAccepted = z.infer<typeof uploadAccepted>;
