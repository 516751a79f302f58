import { Injectable } from '@nestjs/common';
import { Cache, KEPT_MS } from '../../core/cache/cache.js';
import type { Bucket, Period } from './period.js';
import { type LinkSums, ReportsRepository, type Span, type Subject } from './reports.repository.js';
import { addedUp, bucketOf, type Counts } from './totals.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Of the days of a period. */
export interface Sums {
  /** To be added up: days, or several of them in one. */
  days: Counts[];
  /** One for each day on which something happened. */
  buckets: Bucket[];
  /** A link that nobody opened is missing. */
  linkSums: LinkSums[];
}

/**
 * Sums of a period. Those of days that are over are kept under the version that the database gives them, which it changes
 * in the transaction that changes a sum; the last days, and periods with a day that is not counted yet, are read anew.
 */
@Injectable()
export class SumsService {
  constructor(
    private readonly repository: ReportsRepository,
    private readonly cache: Cache,
  ) {}

  async read(subject: Subject, period: Period): Promise<Sums> {
    const { version, lastOver, stale } = await this.repository.state(subject.projectId);
    const within = ({ start, end }: Span) => stale.filter((day) => day >= start && day < end);
    const border = new Date(Math.min(period.end.getTime(), lastOver.getTime() + DAY_MS));
    const over = { start: period.start, end: border };
    if (border <= period.start || within(over).length > 0) return this.count(subject, period, within(period));
    const key = `sums:${subject.projectId}:${subject.linkId ?? 'all'}:${version}:${period.from}:${border.getTime()}`;
    const last = { start: border, end: period.end };
    const [kept, counted] = await Promise.all([
      this.cache.keep(key, KEPT_MS.dailyAnalytics, () => this.countOnce(subject, over)),
      border < period.end ? this.count(subject, last, within(last)) : { days: [], buckets: [], linkSums: [] },
    ]);
    return {
      days: [kept.sum, ...counted.days],
      buckets: [...kept.buckets, ...counted.buckets],
      linkSums: addedByLink([...kept.linkSums, ...counted.linkSums]),
    };
  }

  private async count(subject: Subject, span: Span, stale: readonly Date[]): Promise<Sums> {
    const [days, linkSums] = await Promise.all([
      this.repository.days(subject, span, stale),
      this.repository.linkSums(subject.projectId, span, stale),
    ]);
    return { days, buckets: days.map(bucketOf), linkSums };
  }

  /** As small as it can be kept: the days added up, and one bucket of each. */
  private async countOnce(subject: Subject, span: Span) {
    const { days, ...sums } = await this.count(subject, span, []);
    return { ...sums, sum: addedUp(days) };
  }
}

function addedByLink(sums: readonly LinkSums[]): LinkSums[] {
  const byLink = new Map<string, LinkSums>();
  for (const { linkId, views, sessions } of sums) {
    const before = byLink.get(linkId) ?? { linkId, views: 0, sessions: 0 };
    byLink.set(linkId, { linkId, views: before.views + views, sessions: before.sessions + sessions });
  }
  return [...byLink.values()];
}
