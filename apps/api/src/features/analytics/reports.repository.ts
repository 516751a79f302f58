import { type Database, Prisma } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../../core/tokens.js';
import type { Bucket, Period } from './period.js';

export interface Totals {
  sessions: number;
  views: number;
  uniqueViewers: number;
  watchTimeMs: number;
  cameraGranted: number;
  videoStarted: number;
  reached25: number;
  reached50: number;
  reached75: number;
  completed: number;
}

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

type Dimension = 'country' | 'device' | 'browser';
const UNKNOWN = 'Unknown';

/** Reads sessions of one project; the caller has checked whose project it is. */
@Injectable()
export class ReportsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Sums over sessions; unique viewers are unique per day, because the salt of their hash changes every day. */
  async totals(subject: Subject, period: Period): Promise<Totals> {
    const [row] = await this.database.client.$queryRaw<Totals[]>`
      SELECT count(*)::int AS "sessions",
        count(viewed_at)::int AS "views",
        count(DISTINCT visitor_hash) FILTER (WHERE viewed_at IS NOT NULL)::int AS "uniqueViewers",
        coalesce(sum(watch_time_ms) FILTER (WHERE viewed_at IS NOT NULL), 0)::float8 AS "watchTimeMs",
        count(*) FILTER (WHERE camera_granted)::int AS "cameraGranted",
        count(*) FILTER (WHERE video_started)::int AS "videoStarted",
        count(*) FILTER (WHERE max_percent >= 25)::int AS "reached25",
        count(*) FILTER (WHERE max_percent >= 50)::int AS "reached50",
        count(*) FILTER (WHERE max_percent >= 75)::int AS "reached75",
        count(*) FILTER (WHERE completed)::int AS "completed"
      FROM viewer_sessions WHERE ${within(subject, period)}`;
    if (!row) throw new Error('A sum over no rows is still a row.');
    return row;
  }

  async series(subject: Subject, period: Period, interval: 'day' | 'hour'): Promise<Bucket[]> {
    const rows = await this.database.client.$queryRaw<(Omit<Bucket, 'at'> & { at: Date })[]>`
      SELECT date_trunc(${interval}, started_at, 'UTC') AS "at",
        count(*)::int AS "sessions",
        count(viewed_at)::int AS "views",
        count(DISTINCT visitor_hash) FILTER (WHERE viewed_at IS NOT NULL)::int AS "uniqueViewers",
        coalesce(sum(watch_time_ms), 0)::float8 AS "watchTimeMs"
      FROM viewer_sessions WHERE ${within(subject, period)} GROUP BY 1`;
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }

  /** Views by the values of one column, most first; at most 50. */
  async breakdown(subject: Subject, period: Period, by: Dimension): Promise<{ name: string; views: number }[]> {
    const { projectId, linkId } = subject;
    const rows = await this.database.client.viewerSession.groupBy({
      by: [by],
      where: {
        projectId,
        ...(linkId === undefined ? {} : { linkId }),
        viewedAt: { not: null },
        startedAt: { gte: period.start, lt: period.end },
      },
      _count: { id: true },
      orderBy: { _count: { id: 'desc' } },
      take: 50,
    });
    return rows.map((row) => ({ name: row[by] ?? UNKNOWN, views: row._count.id }));
  }

  /** Every link of the project, also one that nobody opened; most views first. */
  async links(
    projectId: string,
    period: Period,
  ): Promise<{ linkId: string; name: string; slug: string; views: number; sessions: number }[]> {
    return this.database.client.$queryRaw`
      SELECT l.id AS "linkId", l.name, l.slug, count(s.viewed_at)::int AS "views", count(s.id)::int AS "sessions"
      FROM links l LEFT JOIN viewer_sessions s
        ON s.link_id = l.id AND s.started_at >= ${period.start} AND s.started_at < ${period.end}
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

const within = ({ projectId, linkId }: Subject, { start, end }: Period) => {
  const ofLink = linkId === undefined ? Prisma.empty : Prisma.sql`AND link_id = ${linkId}::uuid`;
  return Prisma.sql`project_id = ${projectId}::uuid AND started_at >= ${start} AND started_at < ${end} ${ofLink}`;
};
