import { Prisma } from './generated/client.js';
import type { Transaction } from './transaction.js';

/** Sums over the sessions of one day (UTC, by their start); times in ms. */
export interface DaySums {
  day: Date;
  sessions: number;
  views: number;
  /** Of that day; the hash that tells visitors apart is salted anew every day. */
  uniqueViewers: number;
  /** Of views. */
  watchTimeMs: number;
  cameraGranted: number;
  videoStarted: number;
  reached25: number;
  reached50: number;
  reached75: number;
  completed: number;
  /** Views by name. */
  countries: Record<string, number>;
  devices: Record<string, number>;
  browsers: Record<string, number>;
}

/** What is counted: a project whole, or one of its links. */
export interface CountedSubject {
  projectId: string;
  linkId?: string | undefined;
}

/** Sessions that began on this day. */
export const ofDay = (day: Prisma.Sql): Prisma.Sql => Prisma.sql`
  started_at >= (${day}::timestamp AT TIME ZONE 'UTC') AND started_at < ((${day} + 1)::timestamp AT TIME ZONE 'UTC')`;

/** How the sums of a project stand. */
export interface SumsState {
  /** Counts up whenever sums of days up to `lastOver` change, in the transaction that changes them. */
  version: number;
  /** The last day that is kept under that version. */
  lastOver: Date;
  /** Days of the project whose sums are behind: count them by {@link sumsOfSessions}. */
  stale: Date[];
}

/** Of one moment. Ask for it first, then for the sums. */
export async function sumsState(tx: Transaction, projectId: string): Promise<SumsState> {
  const [row] = await tx.$queryRaw<SumsState[]>`
    SELECT p.sums_version AS version, ${LAST_DAY_OVER} AS "lastOver",
      ARRAY(SELECT DISTINCT day FROM analytics_stale_days WHERE project_id = p.id) AS stale
    FROM projects p WHERE p.id = ${projectId}::uuid`;
  return row ?? { version: 0, lastOver: new Date(0), stale: [] };
}

/** Counts these days from the sessions themselves. A day without sessions is missing. */
export function sumsOfSessions(
  tx: Transaction,
  { projectId, linkId }: CountedSubject,
  days: readonly Date[],
): Promise<DaySums[]> {
  const of = linkId === undefined ? PROJECT : LINK;
  const asked = Prisma.sql`SELECT ${linkId ?? projectId}::uuid AS id, day FROM unnest(${[...days]}::date[]) AS day`;
  return tx.$queryRaw`
    SELECT day, sessions, views, unique_viewers AS "uniqueViewers", watch_time_ms::float8 AS "watchTimeMs",
      camera_granted AS "cameraGranted", video_started AS "videoStarted", reached25, reached50, reached75, completed,
      countries, devices, browsers
    FROM (${counted(of, asked)}) c`;
}

/** Views of a workspace's projects since the beginning of a day (UTC), up to now. */
export async function viewsOfWorkspace(tx: Transaction, workspaceId: string, from: Date): Promise<number> {
  // What is behind is taken off the sum as it stands there, and counted anew.
  const [row] = await tx.$queryRaw<{ views: number }[]>`
    WITH stale AS MATERIALIZED (
      SELECT DISTINCT t.project_id, t.day FROM analytics_stale_days t JOIN projects p ON p.id = t.project_id
      WHERE p.workspace_id = ${workspaceId}::uuid AND t.day >= ${from}::date
    )
    SELECT (
      coalesce((
        SELECT sum(views) FROM analytics_workspace_days WHERE workspace_id = ${workspaceId}::uuid AND day >= ${from}::date
      ), 0) + coalesce((
        SELECT sum(c.views - coalesce(d.views, 0)) FROM stale
        LEFT JOIN analytics_project_days d ON d.project_id = stale.project_id AND d.day = stale.day
        CROSS JOIN LATERAL (
          SELECT count(*) AS views FROM viewer_sessions
          WHERE project_id = stale.project_id AND viewed_at IS NOT NULL AND ${ofDay(Prisma.sql`stale.day`)}
        ) c
      ), 0)
    )::int AS views`;
  return row?.views ?? 0;
}

/** All views of the link `l` up to now, as part of a query: from the sums of its days, for sessions are not kept for ever. */
export const VIEWS_OF_LINK: Prisma.Sql = Prisma.sql`(
  coalesce((
    SELECT sum(d.views) FROM analytics_days d WHERE d.link_id = l.id AND NOT EXISTS (
      SELECT 1 FROM analytics_stale_days t
      WHERE t.project_id = l.project_id AND t.link_id = d.link_id AND t.day = d.day)
  ), 0) + coalesce((
    SELECT sum(c.views) FROM (
      SELECT DISTINCT day FROM analytics_stale_days WHERE project_id = l.project_id AND link_id = l.id
    ) t CROSS JOIN LATERAL (
      SELECT count(*) AS views FROM viewer_sessions
      WHERE link_id = l.id AND viewed_at IS NOT NULL AND ${ofDay(Prisma.sql`t.day`)}
    ) c
  ), 0)
)::int`;

/** All views of these links up to now, by their ids. */
export async function viewsOfLinks(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; views: number }[]>`
    SELECT l.id::text, ${VIEWS_OF_LINK} AS views FROM links l WHERE l.id = ANY(${[...ids]}::uuid[])`;
  return new Map(rows.map(({ id, views }) => [id, views]));
}

/** All views of the installation up to now. */
export async function viewsOfAll(tx: Transaction): Promise<number> {
  const [row] = await tx.$queryRaw<{ views: number }[]>`
    WITH stale AS MATERIALIZED (SELECT DISTINCT project_id, day FROM analytics_stale_days)
    SELECT (
      coalesce((
        SELECT sum(views) FROM analytics_project_days
        WHERE (project_id, day) NOT IN (SELECT project_id, day FROM stale)
      ), 0) + coalesce((
        SELECT sum(c.views) FROM stale CROSS JOIN LATERAL (
          SELECT count(*) AS views FROM viewer_sessions
          WHERE project_id = stale.project_id AND viewed_at IS NOT NULL AND ${ofDay(Prisma.sql`stale.day`)}
        ) c
      ), 0)
    )::int AS views`;
  return row?.views ?? 0;
}

/** All views of the project `p` up to now, as part of a query. */
export const VIEWS_OF_PROJECT: Prisma.Sql = Prisma.sql`(
  coalesce((
    SELECT sum(d.views) FROM analytics_project_days d WHERE d.project_id = p.id AND NOT EXISTS (
      SELECT 1 FROM analytics_stale_days t WHERE t.project_id = p.id AND t.day = d.day)
  ), 0) + coalesce((
    SELECT sum(c.views) FROM (SELECT DISTINCT day FROM analytics_stale_days WHERE project_id = p.id) t
    CROSS JOIN LATERAL (
      SELECT count(*) AS views FROM viewer_sessions
      WHERE project_id = p.id AND viewed_at IS NOT NULL AND ${ofDay(Prisma.sql`t.day`)}
    ) c
  ), 0)
)::int`;

/** Projects that have days to count, oldest first. */
export async function projectsToCount(tx: Transaction): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT project_id::text AS id FROM analytics_stale_days GROUP BY project_id ORDER BY min(minute), project_id`;
  return rows.map(({ id }) => id);
}

/** Until the transaction ends: of two who count the same day, the later one must not write what it saw before. */
async function holdSums(tx: Transaction): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('analytics_days'))::text`;
}

/**
 * From now on the sums of a workspace's days before this one (UTC) stand as they are: they are counted for the last time, and
 * their sessions can go.
 */
export async function closeDays(tx: Transaction, workspaceId: string, before: Date): Promise<void> {
  await holdSums(tx);
  const stale = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT t.project_id::text AS id FROM analytics_stale_days t JOIN projects p ON p.id = t.project_id
    WHERE p.workspace_id = ${workspaceId}::uuid AND t.day < ${before}::date`;
  if (stale.length > 0) {
    const projectIds = stale.map(({ id }) => id);
    await countStaleDays(tx, projectIds);
    await tx.$executeRaw`
      DELETE FROM analytics_stale_days WHERE project_id = ANY(${projectIds}::uuid[]) AND day < ${before}::date`;
  }
  // Never back: who keeps sessions longer from now on has none of the days that were erased.
  await tx.$executeRaw`
    UPDATE workspaces SET sessions_erased_before = greatest(sessions_erased_before, ${before}::date)
    WHERE id = ${workspaceId}::uuid`;
}

/**
 * Counts the stale days of these projects and of their links anew, whole. A mark goes only once every transaction that may
 * have relied on it has ended, so a day is counted several times after it was changed last.
 */
export async function countStaleDays(tx: Transaction, projectIds: readonly string[]): Promise<void> {
  await holdSums(tx);
  const marked = Prisma.sql`analytics_stale_days WHERE project_id = ANY(${[...projectIds]}::uuid[])`;
  // Of somebody who began before the sessions of that day were erased: there is nothing left to count.
  await tx.$executeRaw`DELETE FROM ${marked} AND ${IS_ERASED}`;
  await tx.$executeRaw`
    UPDATE projects SET sums_version = sums_version + 1
    WHERE id IN (SELECT project_id FROM ${marked} AND day < ${LAST_DAY_OVER} + 1)`;
  const links = Prisma.sql`SELECT DISTINCT link_id AS id, day FROM ${marked} AND NOT ${IS_ERASED}`;
  const projects = Prisma.sql`SELECT DISTINCT project_id AS id, day FROM ${marked} AND NOT ${IS_ERASED}`;
  await tx.$executeRaw`DELETE FROM analytics_days d USING (${links}) k WHERE d.link_id = k.id AND d.day = k.day`;
  await tx.$executeRaw`INSERT INTO analytics_days (project_id, link_id, ${COLUMNS}) ${counted(LINK, links)}`;
  await tx.$executeRaw`
    DELETE FROM analytics_project_days d USING (${projects}) k WHERE d.project_id = k.id AND d.day = k.day`;
  await tx.$executeRaw`
    INSERT INTO analytics_project_days (project_id, ${COLUMNS}) ${counted(PROJECT, projects)}`;
  await tx.$executeRaw`DELETE FROM ${marked} AND minute < now() - interval '5 minutes'`;
}

/** The day before yesterday (UTC): late sessions of that and earlier days are rare, so their sums are worth keeping. */
const LAST_DAY_OVER = Prisma.sql`((now() AT TIME ZONE 'UTC')::date - 2)`;

const IS_ERASED = Prisma.sql`EXISTS (
  SELECT 1 FROM projects p JOIN workspaces w ON w.id = p.workspace_id
  WHERE p.id = analytics_stale_days.project_id AND analytics_stale_days.day < w.sessions_erased_before)`;

const COLUMNS = Prisma.sql`day, sessions, views, unique_viewers, watch_time_ms, camera_granted, video_started,
  reached25, reached50, reached75, completed, countries, devices, browsers`;
const PROJECT = { id: Prisma.sql`project_id`, isAsked: Prisma.sql`project_id = k.id` };
const LINK = { id: Prisma.sql`project_id, link_id`, isAsked: Prisma.sql`link_id = k.id` };

/** `asked` are rows of (id, day): ids of projects or of links. */
function counted({ id, isAsked }: typeof PROJECT, asked: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    WITH s AS MATERIALIZED (
      SELECT v.*, k.day FROM (${asked}) k CROSS JOIN LATERAL (
        SELECT * FROM viewer_sessions WHERE ${isAsked} AND ${ofDay(Prisma.sql`k.day`)}
        -- Day by day, by the index: the planner would read all sessions of a project and throw most away.
        OFFSET 0
      ) v
    ), sums AS (
      SELECT ${id}, day,
        count(*)::int AS sessions,
        count(viewed_at)::int AS views,
        (count(DISTINCT visitor_hash) FILTER (WHERE viewed_at IS NOT NULL))::int AS unique_viewers,
        coalesce(sum(watch_time_ms) FILTER (WHERE viewed_at IS NOT NULL), 0) AS watch_time_ms,
        (count(*) FILTER (WHERE camera_granted))::int AS camera_granted,
        (count(*) FILTER (WHERE video_started))::int AS video_started,
        (count(*) FILTER (WHERE max_percent >= 25))::int AS reached25,
        (count(*) FILTER (WHERE max_percent >= 50))::int AS reached50,
        (count(*) FILTER (WHERE max_percent >= 75))::int AS reached75,
        (count(*) FILTER (WHERE completed))::int AS completed
      FROM s GROUP BY ${id}, day
    ), named AS (
      SELECT ${id}, day, facet, name, count(*)::int AS views
      FROM s CROSS JOIN LATERAL (
        VALUES ('country', coalesce(country, 'Unknown')), ('device', device), ('browser', browser)
      ) AS f(facet, name)
      WHERE viewed_at IS NOT NULL GROUP BY ${id}, day, facet, name
    ), facets AS (
      SELECT ${id}, day,
        jsonb_object_agg(name, views) FILTER (WHERE facet = 'country') AS countries,
        jsonb_object_agg(name, views) FILTER (WHERE facet = 'device') AS devices,
        jsonb_object_agg(name, views) FILTER (WHERE facet = 'browser') AS browsers
      FROM named GROUP BY ${id}, day
    )
    SELECT ${id}, day, sessions, views, unique_viewers, watch_time_ms, camera_granted, video_started,
      reached25, reached50, reached75, completed,
      coalesce(countries, '{}') AS countries, coalesce(devices, '{}') AS devices, coalesce(browsers, '{}') AS browsers
    FROM sums LEFT JOIN facets USING (${id}, day)`;
}
