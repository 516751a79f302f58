import type { ProjectAnalytics } from '@argument/contracts';
import type { DaySums } from '@argument/database';
import type { Bucket } from './period.js';

type Totals = Pick<ProjectAnalytics, 'funnel' | 'countries' | 'devices' | 'browsers'> &
  Pick<DaySums, 'sessions' | 'views' | 'uniqueViewers' | 'watchTimeMs'>;

/** Names in a breakdown. */
const MOST_NAMES = 50;

/** Sums over days; a viewer is unique on a day, so the same phone on two days is two. */
export function totalsOf(days: readonly DaySums[]): Totals {
  const sum = (of: (day: DaySums) => number) => days.reduce((total, day) => total + of(day), 0);
  const sessions = sum((day) => day.sessions);
  const views = sum((day) => day.views);
  return {
    sessions,
    views,
    uniqueViewers: sum((day) => day.uniqueViewers),
    watchTimeMs: sum((day) => day.watchTimeMs),
    funnel: [
      { step: 'opened', sessions },
      { step: 'camera_granted', sessions: sum((day) => day.cameraGranted) },
      { step: 'marker_detected', sessions: views },
      { step: 'video_started', sessions: sum((day) => day.videoStarted) },
      { step: 'watched_25', sessions: sum((day) => day.reached25) },
      { step: 'watched_50', sessions: sum((day) => day.reached50) },
      { step: 'watched_75', sessions: sum((day) => day.reached75) },
      { step: 'completed', sessions: sum((day) => day.completed) },
    ],
    countries: byName(days.map((day) => day.countries)),
    devices: byName(days.map((day) => day.devices)),
    browsers: byName(days.map((day) => day.browsers)),
  };
}

export const bucketOf = ({ day, views, sessions, uniqueViewers, watchTimeMs }: DaySums): Bucket => ({
  at: day.toISOString(),
  views,
  sessions,
  uniqueViewers,
  watchTimeMs,
});

/** Most views first. */
function byName(counts: readonly Record<string, number>[]): { name: string; views: number }[] {
  const total = new Map<string, number>();
  for (const count of counts) {
    for (const [name, views] of Object.entries(count)) total.set(name, (total.get(name) ?? 0) + views);
  }
  return [...total]
    .map(([name, views]) => ({ name, views }))
    .sort((a, b) => b.views - a.views || (a.name < b.name ? -1 : 1))
    .slice(0, MOST_NAMES);
}
