import type { AnalyticsEvent } from '@argument/contracts';
import { type Database, Prisma, type Transaction } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import type { Client } from '../../core/http/user-agent.js';
import { DATABASE } from '../../core/tokens.js';
import type { SessionFold } from './session-fold.js';

/** Where a link's events are counted. */
export interface TrackedLink {
  projectId: string;
  workspaceId: string;
}

@Injectable()
export class TrackingRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  async links(ids: readonly string[]): Promise<Map<string, TrackedLink>> {
    const rows = await this.database.client.link.findMany({
      where: { id: { in: [...ids] } },
      select: { id: true, projectId: true, project: { select: { workspaceId: true } } },
    });
    return new Map(rows.map((row) => [row.id, { projectId: row.projectId, workspaceId: row.project.workspaceId }]));
  }

  /** Link of each session that is known already. */
  async linksOfSessions(ids: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.database.client.viewerSession.findMany({
      where: { id: { in: [...ids] } },
      select: { id: true, linkId: true },
    });
    return new Map(rows.map((row) => [row.id, row.linkId]));
  }

  /** Writes what is new in one statement and answers its ids; an id that is there already is left alone. */
  async insertEvents(
    tx: Transaction,
    events: readonly AnalyticsEvent[],
    links: ReadonlyMap<string, TrackedLink>,
  ): Promise<Set<string>> {
    // Rows in the order of their ids, so that two writers of the same events wait for each other instead of dead-locking.
    const sorted = [...events].sort((a, b) => (a.id < b.id ? -1 : 1));
    const rows = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO analytics_events (id, session_id, link_id, project_id, type, occurred_at, metadata)
      SELECT * FROM unnest(
        ${sorted.map((event) => event.id)}::uuid[],
        ${sorted.map((event) => event.sessionId)}::uuid[],
        ${sorted.map((event) => event.linkId)}::uuid[],
        ${sorted.map((event) => links.get(event.linkId)?.projectId ?? null)}::uuid[],
        ${sorted.map((event) => event.type)}::text[],
        ${sorted.map((event) => event.timestamp)}::timestamptz[],
        ${sorted.map((event) => JSON.stringify(event.metadata ?? {}))}::jsonb[]
      )
      ON CONFLICT (id) DO NOTHING
      RETURNING id`;
    return new Set(rows.map((row) => row.id));
  }

  /** Sessions among these that are views already. */
  async viewed(tx: Transaction, ids: readonly string[]): Promise<Set<string>> {
    const rows = await tx.viewerSession.findMany({
      where: { id: { in: [...ids] }, viewedAt: { not: null } },
      select: { id: true },
    });
    return new Set(rows.map((row) => row.id));
  }

  /** Adds to each session what its new events say. */
  async foldIntoSessions(
    tx: Transaction,
    folds: readonly SessionFold[],
    links: ReadonlyMap<string, TrackedLink>,
    visitor: Client & { hash: string },
  ): Promise<void> {
    const rows = folds.map(
      (fold) => Prisma.sql`(
        ${fold.sessionId}::uuid, ${fold.linkId}::uuid, ${links.get(fold.linkId)?.projectId ?? null}::uuid,
        ${fold.startedAt}::timestamptz, ${fold.lastSeenAt}::timestamptz, ${fold.viewedAt}::timestamptz,
        ${visitor.hash}, ${visitor.device}, ${visitor.browser}, ${fold.watchTimeMs}::int,
        ${fold.cameraGranted}::boolean, ${fold.videoStarted}::boolean, ${fold.maxPercent}::int, ${fold.completed}::boolean
      )`,
    );
    await tx.$executeRaw`
      INSERT INTO viewer_sessions AS s (
        id, link_id, project_id, started_at, last_seen_at, viewed_at, visitor_hash, device, browser, watch_time_ms,
        camera_granted, video_started, max_percent, completed
      ) VALUES ${Prisma.join(rows)}
      ON CONFLICT (id) DO UPDATE SET
        started_at = least(s.started_at, excluded.started_at),
        last_seen_at = greatest(s.last_seen_at, excluded.last_seen_at),
        viewed_at = least(s.viewed_at, excluded.viewed_at),
        watch_time_ms = s.watch_time_ms + excluded.watch_time_ms,
        camera_granted = s.camera_granted OR excluded.camera_granted,
        video_started = s.video_started OR excluded.video_started,
        max_percent = greatest(s.max_percent, excluded.max_percent),
        completed = s.completed OR excluded.completed`;
  }

  /** The salt of a day (UTC, `2026-11-21`): the one that is there, else the proposed one. */
  async salt(day: string, proposed: string): Promise<string> {
    const { client } = this.database;
    const rows = await client.$queryRaw<{ salt: string }[]>`
      INSERT INTO visitor_salts (day, salt) VALUES (${day}::date, ${proposed})
      ON CONFLICT (day) DO UPDATE SET salt = visitor_salts.salt
      RETURNING salt`;
    await client.$executeRaw`DELETE FROM visitor_salts WHERE day < ${day}::date - 1`;
    const [row] = rows;
    if (!row) throw new Error(`The salt of ${day} was not written.`);
    return row.salt;
  }
}
