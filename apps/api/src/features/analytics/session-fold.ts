import type { AnalyticsEvent } from '@argument/contracts';

/** What events say about their session. Folds of parts add up to the fold of the whole, in any order. */
export interface SessionFold {
  sessionId: string;
  linkId: string;
  startedAt: Date;
  lastSeenAt: Date;
  /** First `marker_detected`: from then on the session is a view. */
  viewedAt: Date | null;
  watchTimeMs: number;
  cameraGranted: boolean;
  videoStarted: boolean;
  /** 0 to 100. */
  maxPercent: number;
  completed: boolean;
}

/** No single event reports more than this, in ms: a video lasts two minutes on the free plan, loops are sent one by one. */
const MOST_WATCHED_MS = 10 * 60 * 1000;

/** One fold per session, sessions in the order of their ids so that writers lock rows in the same order. */
export function foldSessions(events: readonly AnalyticsEvent[]): SessionFold[] {
  const folds = new Map<string, SessionFold>();
  for (const event of events) {
    const one = foldOf(event);
    const before = folds.get(event.sessionId);
    folds.set(event.sessionId, before ? merge(before, one) : one);
  }
  return [...folds.values()].sort((a, b) => (a.sessionId < b.sessionId ? -1 : 1));
}

function foldOf(event: AnalyticsEvent): SessionFold {
  const at = new Date(event.timestamp);
  const completed = event.type === 'video_completed';
  const percent = event.type === 'video_progress' ? numberIn(event.metadata?.percent, 100) : 0;
  return {
    sessionId: event.sessionId,
    linkId: event.linkId,
    startedAt: at,
    lastSeenAt: at,
    viewedAt: event.type === 'marker_detected' ? at : null,
    watchTimeMs: Math.round(numberIn(event.metadata?.watchedMs, MOST_WATCHED_MS)),
    cameraGranted: event.type === 'camera_granted' || event.type === 'marker_detected',
    videoStarted: event.type.startsWith('video_'),
    maxPercent: completed ? 100 : Math.floor(percent),
    completed,
  };
}

export function merge(a: SessionFold, b: SessionFold): SessionFold {
  return {
    sessionId: a.sessionId,
    linkId: a.linkId,
    startedAt: earlier(a.startedAt, b.startedAt),
    lastSeenAt: later(a.lastSeenAt, b.lastSeenAt),
    viewedAt: a.viewedAt && b.viewedAt ? earlier(a.viewedAt, b.viewedAt) : (a.viewedAt ?? b.viewedAt),
    watchTimeMs: a.watchTimeMs + b.watchTimeMs,
    cameraGranted: a.cameraGranted || b.cameraGranted,
    videoStarted: a.videoStarted || b.videoStarted,
    maxPercent: Math.max(a.maxPercent, b.maxPercent),
    completed: a.completed || b.completed,
  };
}

const earlier = (a: Date, b: Date) => new Date(Math.min(a.getTime(), b.getTime()));
const later = (a: Date, b: Date) => new Date(Math.max(a.getTime(), b.getTime()));
const numberIn = (value: unknown, most: number) => (typeof value === 'number' && value > 0 ? Math.min(value, most) : 0);
