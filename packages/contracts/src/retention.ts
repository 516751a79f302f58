import { z } from 'zod';

/** Longest time that can be set, in days; what is kept longer is kept for ever. */
const MOST_DAYS = 3650;
/** The shortest time for each kind, in days: a report by the hour reads 31 days, and nobody sweeps their traces away at once. */
export const LEAST_RETENTION_DAYS = { sessionDays: 31, auditDays: 90, deliveryDays: 7 } as const;

const days = (least: number) =>
  z
    .int('Enter a whole number of days.')
    .min(least, `Keep them for ${least} days at least.`)
    .max(MOST_DAYS, `Use at most ${MOST_DAYS} days, or null to keep them for ever.`)
    .nullable();

/** How long a workspace keeps what is about single people, in days; null: for ever. */
export const retention = z.object({
  /** Single sessions of viewers with their events. The sums of each day are kept as long as the project. */
  sessionDays: days(LEAST_RETENTION_DAYS.sessionDays),
  /** What entries of the audit log say. */
  auditDays: days(LEAST_RETENTION_DAYS.auditDays),
  /** Deliveries of webhooks that have ended. */
  deliveryDays: days(LEAST_RETENTION_DAYS.deliveryDays),
});
export type Retention = z.infer<typeof retention>;
export const updateRetention = retention.partial();
export type UpdateRetention = z.infer<typeof updateRetention>;
