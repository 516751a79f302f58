import { z } from 'zod';
import { id, timestamp } from './ids.js';
import { pageQuery } from './paging.js';

export const REPORT_REASONS = ['illegal', 'copyright', 'offensive', 'fraud', 'other'] as const;
export const reportReason = z.enum(REPORT_REASONS);
export type ReportReason = z.infer<typeof reportReason>;

/** Somebody who saw a link says that something is wrong with it. Nothing of who says so is kept. */
export const reportLink = z.object({
  reason: reportReason,
  text: z.string().trim().max(1000, 'Use at most 1,000 characters.').default(''),
});
export type ReportLink = z.infer<typeof reportLink>;

/** A link that was reported or hidden, as operators see it. */
export const moderatedLink = z.object({
  linkId: id,
  slug: z.string(),
  url: z.string(),
  name: z.string(),
  workspace: z.object({ id, name: z.string() }),
  /** Set while it is hidden; its viewers see that it is paused, its owner sees the reason. */
  hiddenAt: timestamp.nullable(),
  hiddenReason: z.string().nullable(),
  /** Those that nobody has decided on, the newest first; at most 20. */
  reports: z.array(z.object({ id, reason: reportReason, text: z.string(), createdAt: timestamp })),
});
export type ModeratedLink = z.infer<typeof moderatedLink>;

/** `open`: reports wait for a decision. */
export const moderationQuery = pageQuery.extend({ state: z.enum(['open', 'hidden']).default('open') });
export type ModerationQuery = z.infer<typeof moderationQuery>;

export const hideLink = z.object({
  reason: z.string().trim().min(3, 'Say why, its owner reads it.').max(500, 'Use at most 500 characters.'),
});
export type HideLink = z.infer<typeof hideLink>;
