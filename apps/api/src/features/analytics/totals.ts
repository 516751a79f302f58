import type { ProjectAnalytics } from '@argument/contracts';
import type { DaySums } from '@argument/database';
import type { Bucket } from './period.js';

type Totals = Pick<ProjectAnalytics, 'funnel' | 'countries' | 'devices' | 'browsers'> &
  Pick<DaySums, 'sessions' | 'views' | 'uniqueViewers' | 'watchTimeMs'>;

/** What was counted on one or more days. */
export type Counts = Omit<DaySums, 'day'>;

/** Names in a breakdown. */
const MOST_NAMES = 50;

/** Sums over days; a viewer is unique on a day, so the same phone on two days is two. */
export function totalsOf(days: readonly Counts[]): Totals {
  const sum = (of: (day: Counts) => number) => days.reduce((total, day) => total + of(day), 0);
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

const COUNTS = [
  'sessions',
  'views',
  'uniqueViewers',
  'watchTimeMs',
  'cameraGranted',
  'videoStarted',
  'reached25',
  'reached50',
  'reached75',
  'completed',
] as const satisfies (keyof Counts)[];

/** Several days as if they were one: what {@link totalsOf} makes of it is the same. Pure. */
export function addedUp(days: readonly Counts[]): Counts {
  const sum = Object.fromEntries(COUNTS.map((name) => [name, days.reduce((total, day) => total + day[name], 0)]));
  const added: Counts = {
    ...(sum as Record<(typeof COUNTS)[number], number>),
    countries: {},
    devices: {},
    browsers: {},
  };
  for (const { countries, devices, browsers } of days) {
    addNames(added.countries, countries);
    addNames(added.devices, devices);
    addNames(added.browsers, browsers);
  }
  return added;
}

function addNames(total: Record<string, number>, more: Record<string, number>): void {
  for (const [name, views] of Object.entries(more)) total[name] = (total[name] ?? 0) + views;
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
