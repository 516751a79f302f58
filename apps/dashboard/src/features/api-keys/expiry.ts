const DAY_MS = 24 * 60 * 60 * 1000;
const SOON_MS = 7 * DAY_MS;

/** How long a new key is good for, in days; null for ever. */
export const LIVES: readonly { days: number | null; label: string }[] = [
  { days: 7, label: '7 days' },
  { days: 30, label: '30 days' },
  { days: 90, label: '90 days' },
  { days: 365, label: '1 year' },
  { days: null, label: 'Never' },
];

/** When a key made at `now` (ms) ends. Pure. */
export const endAfter = (days: number | null, now: number): string | null =>
  days === null ? null : new Date(now + days * DAY_MS).toISOString();

type KeyState = 'lasting' | 'soon' | 'expired';

/** Whether somebody should do something about a key; `soon` within 7 days of its end. `now` in ms. Pure. */
export function keyState(expiresAt: string | null, now: number): KeyState {
  if (expiresAt === null) return 'lasting';
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return 'expired';
  return left <= SOON_MS ? 'soon' : 'lasting';
}
