import { z } from 'zod';
import { id, timestamp } from './ids.js';

/** What a viewer reports. A view is a session with at least one `marker_detected`. */
export const analyticsEventType = z.enum([
  'view_started',
  'camera_granted',
  'camera_denied',
  'marker_detected',
  'video_started',
  'video_paused',
  'video_resumed',
  'video_progress',
  'video_completed',
  'video_replayed',
  'cta_clicked',
  'session_ended',
]);
export type AnalyticsEventType = z.infer<typeof analyticsEventType>;

const metadataValue = z.union([z.string().max(200), z.number(), z.boolean(), z.null()]);

/** One event; its id makes sending it twice harmless. */
export const analyticsEvent = z.object({
  id,
  sessionId: id,
  linkId: id,
  type: analyticsEventType,
  timestamp,
  /**
   * At most 20 plain values. Known: `markerId`, `videoId`, `percent` (25, 50, 75), `detectMs` (scan start to first pose),
   * `watchedMs` (played since the last event of the video), `durationMs` (of the session).
   */
  metadata: z
    .record(z.string().max(40), metadataValue)
    .refine((value) => Object.keys(value).length <= 20, 'At most 20 values.')
    .optional(),
});
export type AnalyticsEvent = z.infer<typeof analyticsEvent>;

export const MAX_EVENTS_PER_REQUEST = 100;

/** `events` are checked one by one, so that a bad one does not take the others with it. */
export const trackBody = z.union([
  z.object({ events: z.array(z.unknown()).min(1).max(MAX_EVENTS_PER_REQUEST) }),
  z.record(z.string(), z.unknown()),
]);

export const trackResult = z.object({
  accepted: z.int().nonnegative(),
  duplicates: z.int().nonnegative(),
  rejected: z.array(z.object({ index: z.int().nonnegative(), code: z.string() })),
});
export type TrackResult = z.infer<typeof trackResult>;

const day = z.iso.date();
/** `from` and `to` are days in UTC, both included; the default is the last 30 days. */
export const analyticsQuery = z.object({
  from: day.optional(),
  to: day.optional(),
  interval: z.enum(['day', 'hour']).default('day'),
  /** Only the sessions of this link of the project; `links` still names them all. */
  linkId: id.optional(),
});
export type AnalyticsQuery = z.infer<typeof analyticsQuery>;

export const exportQuery = z.object({
  format: z.enum(['csv', 'json']).default('csv'),
  from: day.optional(),
  to: day.optional(),
});
export type ExportQuery = z.infer<typeof exportQuery>;

const breakdown = z.array(z.object({ name: z.string(), views: z.int().nonnegative() }));
export const projectAnalytics = z.object({
  from: day,
  to: day,
  views: z.int().nonnegative(),
  uniqueViewers: z.int().nonnegative(),
  sessions: z.int().nonnegative(),
  /** Mean over views of the milliseconds of video watched. */
  avgWatchTimeMs: z.number().nonnegative(),
  /** Sessions that reached each step, in order. */
  funnel: z.array(z.object({ step: z.string(), sessions: z.int().nonnegative() })),
  series: z.array(
    z.object({ at: timestamp, views: z.int(), sessions: z.int(), uniqueViewers: z.int(), watchTimeMs: z.int() }),
  ),
  countries: breakdown,
  devices: breakdown,
  browsers: breakdown,
  links: z.array(z.object({ linkId: id, name: z.string(), slug: z.string(), views: z.int(), sessions: z.int() })),
});
export type ProjectAnalytics = z.infer<typeof projectAnalytics>;
