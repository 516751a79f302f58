import { z } from 'zod';

/** What somebody gives to be let in; where only the country counts, nothing. */
export const unlockLink = z.object({ password: z.string().max(200, 'Use at most 200 characters.').optional() });
export type UnlockLink = z.infer<typeof unlockLink>;

/** How long the addresses of a gated link's files are good for; seconds. */
export const UNLOCKED_SECONDS = 3600;
