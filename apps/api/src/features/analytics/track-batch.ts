import { type AnalyticsEvent, analyticsEvent, MAX_EVENTS_PER_REQUEST, type TrackResult } from '@argument/contracts';
import { errors } from '../../core/errors/errors.js';

/** Events of a request that can be recorded, each with its place in the request, and the others with the reason. */
export interface TrackBatch {
  events: { index: number; event: AnalyticsEvent }[];
  duplicates: number;
  rejected: TrackResult['rejected'];
}

/** Clocks of phones are wrong; an event from the future is dated now. */
const TOLERATED_AHEAD_MS = 5 * 60 * 1000;

/**
 * Accepts one event or `{ events }` and judges each by itself, so that a bad one does not take the others with it.
 *
 * @throws ProblemError 422 when the body is neither, or holds too many
 */
export function readTrackBody(body: unknown, now = new Date()): TrackBatch {
  const batch: TrackBatch = { events: [], duplicates: 0, rejected: [] };
  const seen = new Set<string>();
  for (const [index, item] of itemsOf(body).entries()) {
    const result = analyticsEvent.safeParse(item);
    if (!result.success) batch.rejected.push({ index, code: rejectionOf(result.error.issues[0]?.path[0]) });
    else if (seen.has(result.data.id)) batch.duplicates += 1;
    else {
      seen.add(result.data.id);
      batch.events.push({ index, event: notAhead(result.data, now) });
    }
  }
  return batch;
}

function itemsOf(body: unknown): unknown[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw errors.trackBody();
  if (!('events' in body)) return [body];
  const { events } = body;
  if (!Array.isArray(events) || events.length === 0 || events.length > MAX_EVENTS_PER_REQUEST) throw errors.trackBody();
  return events;
}

/** `invalid_type`, `invalid_session_id`, ...: the first field that is wrong. */
function rejectionOf(field: PropertyKey | undefined): string {
  if (field === undefined) return 'invalid_event';
  return `invalid_${String(field).replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
}

function notAhead(event: AnalyticsEvent, now: Date): AnalyticsEvent {
  const ahead = Date.parse(event.timestamp) - now.getTime();
  return ahead > TOLERATED_AHEAD_MS ? { ...event, timestamp: now.toISOString() } : event;
}
