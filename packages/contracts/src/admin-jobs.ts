import { z } from 'zod';
import { assetError } from './asset.js';
import { timestamp } from './ids.js';
import { pageQuery } from './paging.js';

/** A job as the operator sees it. */
export const adminJob = z.object({
  /** `kind:subject:revision`. */
  id: z.string(),
  name: z.string(),
  workspaceId: z.uuid().nullable(),
  status: z.enum(['queued', 'active', 'succeeded', 'failed', 'cancelled']),
  attempts: z.int().nonnegative(),
  /** 0 to 1. */
  progress: z.number(),
  /** It failed for no fault of the upload: trying again may help. */
  retryable: z.boolean(),
  error: assetError.nullable(),
  createdAt: timestamp,
  finishedAt: timestamp.nullable(),
});
export type AdminJob = z.infer<typeof adminJob>;

/** Without a status: the dead letters, jobs that were given up and could be tried again. */
export const adminJobQuery = pageQuery.extend({
  status: z.enum(['queued', 'active', 'succeeded', 'failed', 'cancelled']).optional(),
});
export type AdminJobQuery = z.infer<typeof adminJobQuery>;

export const retryJob = z.object({ id: z.string().min(1).max(200) });
export type RetryJob = z.infer<typeof retryJob>;
