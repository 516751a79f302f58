import type { ProjectAnalytics } from '@argument/contracts';
import { errors } from '../../core/errors/errors.js';

/** Days in UTC, both included; `start` and `end` are the instants, the end not included. */
export interface Period {
  from: string;
  to: string;
  start: Date;
  end: Date;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const HOUR_MS = 60 * 60 * 1000;
const DEFAULT_DAYS = 30;
const MOST_DAYS = 366 * 2;
const MOST_DAYS_BY_HOUR = 31;

/** The asked days, else the last 30. @throws ProblemError 422 when they are in the wrong order or too many */
export function periodOf(
  query: { from?: string | undefined; to?: string | undefined; interval?: 'day' | 'hour' },
  now = new Date(),
): Period {
  const to = query.to ?? dayOf(now);
  const end = new Date(Date.parse(to) + DAY_MS);
  const from = query.from ?? dayOf(new Date(end.getTime() - DEFAULT_DAYS * DAY_MS));
  const start = new Date(from);
  if (start >= end) throw errors.invalidFields([{ path: 'to', message: 'The last day must not be before the first.' }]);
  if (end.getTime() - start.getTime() > MOST_DAYS * DAY_MS) {
    throw errors.invalidFields([{ path: 'from', message: `Ask for at most ${MOST_DAYS} days.` }]);
  }
  if (query.interval === 'hour' && end.getTime() - start.getTime() > MOST_DAYS_BY_HOUR * DAY_MS) {
    throw errors.invalidFields([
      { path: 'interval', message: `By the hour, ask for at most ${MOST_DAYS_BY_HOUR} days.` },
    ]);
  }
  return { from, to, start, end };
}

/** What happened in one hour or day; `at` is its beginning. */
export type Bucket = ProjectAnalytics['series'][number];

/** A value for every hour or day of the period, also where nothing happened. */
export function fillSeries(period: Period, interval: 'day' | 'hour', known: readonly Bucket[]): Bucket[] {
  const step = interval === 'hour' ? HOUR_MS : DAY_MS;
  const byTime = new Map(known.map((bucket) => [bucket.at, bucket]));
  const series: Bucket[] = [];
  for (let time = period.start.getTime(); time < period.end.getTime(); time += step) {
    const at = new Date(time).toISOString();
    series.push(byTime.get(at) ?? { at, views: 0, sessions: 0, uniqueViewers: 0, watchTimeMs: 0 });
  }
  return series;
}

const dayOf = (date: Date) => date.toISOString().slice(0, 10);
