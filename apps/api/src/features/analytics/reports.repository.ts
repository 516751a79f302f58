import {
  type AnalyticsDay,
  type AnalyticsProjectDay,
  type Database,
  type DaySums,
  ofDay,
  Prisma,
  staleDays,
  sumsOfSessions,
} from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../../core/tokens.js';
import type { Bucket, Period } from './period.js';

export interface SessionRow {
  id: string;
  startedAt: Date;
  linkSlug: string;
  linkName: string;
  viewed: boolean;
  device: string;
  browser: string;
  country: string | null;
  watchTimeMs: number;
  maxPercent: number;
  completed: boolean;
}

/** What a report is about: a project, or one of its links. */
export interface Subject {
  projectId: string;
  linkId?: string | undefined;
}

/** Reads what was counted of one project; the caller has checked whose project it is. */
@Injectable()
export class ReportsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Days of the period whose sums are behind their sessions; ask for them first, then for the sums. */
  async stale(subject: Subject, { start, end }: Period): Promise<Date[]> {
    const days = await staleDays(this.database.client, subject);
    return days.filter((day) => day >= start && day < end);
  }

  /** One entry for each day on which something happened: the sums that are kept; stale days from their sessions. */
  async days(subject: Subject, { start, end }: Period, stale: readonly Date[]): Promise<DaySums[]> {
    const { client } = this.database;
    const { projectId, linkId } = subject;
    const day = { gte: start, lt: end, notIn: [...stale] };
    const [kept, counted] = await Promise.all([
      linkId === undefined
        ? client.analyticsProjectDay.findMany({ where: { projectId, day } })
        : client.analyticsDay.findMany({ where: { projectId, linkId, day } }),
      stale.length === 0 ? [] : sumsOfSessions(client, subject, stale),
    ]);
    return [...kept.map(fromRow), ...counted];
  }

  /** From the sessions themselves; ask for few days. */
  async hours({ projectId, linkId }: Subject, { start, end }: Period): Promise<Bucket[]> {
    const ofLink = linkId === undefined ? Prisma.empty : Prisma.sql`AND link_id = ${linkId}::uuid`;
    const rows = await this.database.client.$queryRaw<(Omit<Bucket, 'at'> & { at: Date })[]>`
      SELECT date_trunc('hour', started_at, 'UTC') AS "at",
        count(*)::int AS "sessions",
        count(viewed_at)::int AS "views",
        count(DISTINCT visitor_hash) FILTER (WHERE viewed_at IS NOT NULL)::int AS "uniqueViewers",
        coalesce(sum(watch_time_ms) FILTER (WHERE viewed_at IS NOT NULL), 0)::float8 AS "watchTimeMs"
      FROM viewer_sessions
      WHERE project_id = ${projectId}::uuid AND started_at >= ${start} AND started_at < ${end} ${ofLink}
      GROUP BY 1`;
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** Every link of the project, also one that nobody opened; most views first. */
  async links(
    projectId: string,
    { start, end }: Period,
    stale: readonly Date[],
  ): Promise<{ linkId: string; name: string; slug: string; views: number; sessions: number }[]> {
    const days = Prisma.sql`${[...stale]}::date[]`;
    return this.database.client.$queryRaw`
      WITH counted AS (
        SELECT link_id, sum(views) AS views, sum(sessions) AS sessions FROM analytics_days
        WHERE project_id = ${projectId}::uuid AND day >= ${start}::date AND day < ${end}::date AND day <> ALL(${days})
        GROUP BY link_id
        UNION ALL
        SELECT s.* FROM unnest(${days}) AS d(day) CROSS JOIN LATERAL (
          SELECT link_id, count(viewed_at), count(*) FROM viewer_sessions
          WHERE project_id = ${projectId}::uuid AND ${ofDay(Prisma.sql`d.day`)}
          GROUP BY link_id
        ) s
      )
      SELECT l.id AS "linkId", l.name, l.slug,
        coalesce(sum(c.views), 0)::int AS "views", coalesce(sum(c.sessions), 0)::int AS "sessions"
      FROM links l LEFT JOIN counted c ON c.link_id = l.id
      WHERE l.project_id = ${projectId}::uuid
      GROUP BY l.id ORDER BY 4 DESC, l.id`;
  }

  /** Sessions in the order of their beginning, a page at a time, so that any number of them can be exported. */
  async *sessions(projectId: string, period: Period, pageSize = 1000): AsyncGenerator<SessionRow> {
    let after: { startedAt: Date; id: string } | undefined;
    for (;;) {
      const rows = await this.database.client.viewerSession.findMany({
        where: {
          projectId,
          startedAt: { gte: period.start, lt: period.end },
          ...(after
            ? { OR: [{ startedAt: { gt: after.startedAt } }, { startedAt: after.startedAt, id: { gt: after.id } }] }
            : {}),
        },
        include: { link: { select: { slug: true, name: true } } },
        orderBy: [{ startedAt: 'asc' }, { id: 'asc' }],
        take: pageSize,
      });
      for (const { link, viewedAt, ...row } of rows) {
        yield { ...row, linkSlug: link.slug, linkName: link.name, viewed: viewedAt !== null };
      }
      after = rows.at(-1);
      if (rows.length < pageSize) return;
    }
  }
}

type Row = AnalyticsProjectDay | AnalyticsDay;

const fromRow = ({ watchTimeMs, countries, devices, browsers, ...row }: Row): DaySums => ({
  ...row,
  watchTimeMs: Number(watchTimeMs),
  countries: countries as Record<string, number>,
  devices: devices as Record<string, number>,
  browsers: browsers as Record<string, number>,
});
