import { z } from 'zod';

/** One wrong field: where it stands (`settings.scale`) and what to do about it, in plain words. */
export const fieldError = z.object({ path: z.string(), message: z.string() });

/** RFC 9457 problem details, the body of every error answer (`application/problem+json`). */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string(),
  /** Stable, for programs: `links.slug_taken`. */
  code: z.string(),
  /** Every wrong field at once, with status 422. */
  errors: z.array(fieldError).optional(),
  /** For the operator's log. */
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;
export type FieldError = z.infer<typeof fieldError>;
