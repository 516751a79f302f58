import { closeDays, erasureMark, Prisma } from '@argument/database';
import type { WorkerDeps } from './worker-deps.js';

type Deps = Pick<WorkerDeps, 'database' | 'env' | 'logger'>;

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long entries about workspaces that were deleted are kept; days. */
const DELETED_WORKSPACE_DAYS = 365;
/** Rows that are deleted in one go. */
const BATCH = 5_000;
/** Counting the last days of a large workspace takes its time. */
const LONGEST_MS = 120_000;

/** Where the first day that is kept begins: `b` is a row with the day. */
const BEFORE = Prisma.sql`(b.before::timestamp AT TIME ZONE 'UTC')`;

export interface Erased {
  sessions: number;
  auditEntries: number;
  deliveries: number;
}

/**
 * Erases what each workspace keeps no longer: single sessions with their events (the sums of their days stay), what audit entries
 * say (their place in the chain stays), and deliveries of webhooks that have ended.
 */
export async function applyRetention(deps: Deps, now = new Date()): Promise<Erased> {
  const erased = {
    sessions: await eraseSessions(deps, now),
    auditEntries: await eraseAuditEntries(deps, now),
    deliveries: await eraseDeliveries(deps, now),
  };
  if (erased.sessions + erased.auditEntries + erased.deliveries > 0)
    deps.logger.info(erased, 'erased what workspaces keep no longer');
  return erased;
}

/** Whole days (UTC), so that no day is left with a part of its sessions. */
async function eraseSessions({ database }: Deps, now: Date): Promise<number> {
  const today = new Date(Math.floor(now.getTime() / DAY_MS) * DAY_MS);
  const due = await database.client.$queryRaw<{ id: string; before: Date }[]>`
    SELECT w.id::text, b.before FROM workspaces w
    CROSS JOIN LATERAL (SELECT ${today}::date - w.session_days AS before) b
    WHERE EXISTS (
      SELECT 1 FROM projects p WHERE p.workspace_id = w.id AND (
        EXISTS (SELECT 1 FROM viewer_sessions s WHERE s.project_id = p.id AND s.started_at < ${BEFORE})
        OR EXISTS (SELECT 1 FROM analytics_events e WHERE e.project_id = p.id AND e.occurred_at < ${BEFORE})))`;
  let erased = 0;
  for (const { id, before } of due) {
    await database.inTransaction((tx) => closeDays(tx, id, before), { timeoutMs: LONGEST_MS });
    const ofWorkspace = Prisma.sql`JOIN projects p ON p.id = x.project_id
      CROSS JOIN (SELECT ${before}::date AS before) b WHERE p.workspace_id = ${id}::uuid`;
    erased += await inBatches(
      () => database.client.$executeRaw`
        DELETE FROM viewer_sessions WHERE id IN (
          SELECT x.id FROM viewer_sessions x ${ofWorkspace} AND x.started_at < ${BEFORE} LIMIT ${BATCH})`,
    );
    await inBatches(
      () => database.client.$executeRaw`
        DELETE FROM analytics_events WHERE id IN (
          SELECT x.id FROM analytics_events x ${ofWorkspace} AND x.occurred_at < ${BEFORE} LIMIT ${BATCH})`,
    );
  }
  return erased;
}

/** What an entry says goes, under a mark that stands for it in the chain. */
function eraseAuditEntries({ database, env }: Deps, now: Date): Promise<number> {
  return inBatches(async () => {
    const due = await database.client.$queryRaw<{ id: bigint; hash: string; previous: string | null }[]>`
      SELECT e.id, e.hash, (SELECT p.hash FROM audit_entries p WHERE p.id < e.id ORDER BY p.id DESC LIMIT 1) AS previous
      FROM audit_entries e LEFT JOIN workspaces w ON w.id = e.workspace_id
      WHERE e.workspace_id IS NOT NULL AND e.created_at < ${now}::timestamptz - make_interval(
        days => CASE WHEN w.id IS NULL THEN ${DELETED_WORKSPACE_DAYS}::int ELSE w.audit_days END)
      LIMIT ${BATCH}`;
    const marks = due.map(({ hash, previous }) => erasureMark(env.APP_SECRET, previous ?? '', hash));
    const [row] = await database.client.$queryRaw<{ erased: number }[]>`
      SELECT erase_audit_entries(${due.map(({ id }) => id)}::bigint[], ${marks}::text[]) AS erased`;
    return row?.erased ?? 0;
  });
}

/** What still waits to be sent stays. */
function eraseDeliveries({ database }: Deps, now: Date): Promise<number> {
  return database.client.$executeRaw`
    DELETE FROM webhook_deliveries d USING webhooks h, workspaces w
    WHERE h.id = d.webhook_id AND w.id = h.workspace_id AND d.status <> 'waiting'
      AND d.created_at < ${now}::timestamptz - make_interval(days => w.delivery_days)`;
}

/** Until one finds less than a whole batch. */
async function inBatches(erase: () => Promise<number>): Promise<number> {
  for (let erased = 0; ; ) {
    const part = await erase();
    erased += part;
    if (part < BATCH) return erased;
  }
}
