import { z } from 'zod';

const check = z.enum(['ok', 'unavailable']);

/** Whether the API can do its work, and which part of it cannot. */
export const health = z.object({
  status: check,
  checks: z.object({ database: check, storage: check, queue: check }),
});
export type Health = z.infer<typeof health>;
