import {
  type AnalyticsDay,
  type AnalyticsProjectDay,
  type Database,
  type DaySums,
  ofDay,
  Prisma,
  type SumsState,
  sumsOfSessions,
  sumsState,
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

/** Days in UTC: from `start` until before `end`. */
export type Span = Pick<Period, 'start' | 'end'>;

export interface LinkSums {
  linkId: string;
  views: number;
  sessions: number;
}

/** Reads what was counted of one project; the caller has checked whose project it is. */
@Injectable()
export class ReportsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Ask for it first, then for the sums. */
  state(projectId: string): Promise<SumsState> {
    return sumsState(this.database.client, projectId);
  }

  /** One entry for each day on which something happened: the sums that are kept; stale days from their sessions. */
  async days(subject: Subject, { start, end }: Span, stale: readonly Date[]): Promise<DaySums[]> {
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

  /** Every link of the project, also one that nobody opened. */
  links(projectId: string): Promise<{ linkId: string; name: string; slug: string }[]> {
    return this.database.client.$queryRaw`
      SELECT id::text AS "linkId", name, slug FROM links WHERE project_id = ${projectId}::uuid ORDER BY id`;
  }

  /** What its links were opened and seen; one that nobody opened is missing. */
  linkSums(projectId: string, { start, end }: Span, stale: readonly Date[]): Promise<LinkSums[]> {
    const days = Prisma.sql`${[...stale]}::date[]`;
    return this.database.client.$queryRaw`
      SELECT link_id::text AS "linkId", sum(views)::int AS views, sum(sessions)::int AS sessions FROM (
        SELECT link_id, sum(views) AS views, sum(sessions) AS sessions FROM analytics_days
        WHERE project_id = ${projectId}::uuid AND day >= ${start}::date AND day < ${end}::date AND day <> ALL(${days})
        GROUP BY link_id
        UNION ALL
        SELECT s.* FROM unnest(${days}) AS d(day) CROSS JOIN LATERAL (
          SELECT link_id, count(viewed_at), count(*) FROM viewer_sessions
          WHERE project_id = ${projectId}::uuid AND ${ofDay(Prisma.sql`d.day`)}
          GROUP BY link_id
        ) s
      ) counted GROUP BY link_id`;
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
