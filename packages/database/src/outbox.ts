import type { JobName, JobPayload } from '@argument/contracts';
import type { Statements } from './statements.js';
import type { Transaction } from './transaction.js';

/** `high` is what somebody waits for, `low` what can wait for everything else. */
export type Importance = 'high' | 'normal' | 'low';

/** Work that a transaction makes necessary. `id` is `kind:subject:revision`. */
export interface OutboxJob<N extends JobName = JobName> {
  id: string;
  name: N;
  payload: JobPayload<N>;
  workspaceId: string | null;
  /** `normal` unless given. */
  importance?: Importance;
  /** Not before that many ms from now. */
  delayMs?: number;
}

/** A row of the outbox that waits to be handed to the queue. Lower `priority` goes first. */
export type DispatchableJob = {
  [N in JobName]: { id: string; name: N; payload: JobPayload<N>; priority: number; delayMs?: number };
}[JobName];

/** Room for each importance; the queue takes at most 2,097,151. */
const CLASS_SIZE = 600_000;
const CLASSES: Record<Importance, number> = { high: 1, normal: CLASS_SIZE, low: 2 * CLASS_SIZE };

/**
 * Writes the job beside the rows it belongs to. Null when a job of this id was written before.
 *
 * Its priority makes workspaces take turns: each job gets the number after its workspace's last one, and whoever comes
 * anew starts where the queue stands, so that one studio's thousand jobs let another's single upload pass (start-time fair
 * queueing, Goyal et al. 1996, with jobs of equal size).
 */
export async function insertJob<N extends JobName>(tx: Statements, job: OutboxJob<N>): Promise<DispatchableJob | null> {
  const { id, name, payload, workspaceId, importance = 'normal', delayMs = null } = job;
  const first = CLASSES[importance];
  const last = first + CLASS_SIZE - 2;
  const rows = await tx.$queryRaw<{ priority: number }[]>`
    INSERT INTO jobs (id, workspace_id, name, payload, subject_id, priority, run_at, updated_at)
    SELECT ${id}, ${workspaceId}::uuid, ${name}, ${JSON.stringify(payload)}::jsonb, ${subjectOf(id)},
      LEAST(${last}::int, GREATEST(${first}::int,
        (SELECT min(priority) FROM jobs WHERE name = ${name} AND finished_at IS NULL AND status = 'queued' AND priority BETWEEN ${first}::int AND ${last}::int),
        (SELECT max(priority) + 1 FROM jobs WHERE workspace_id = ${workspaceId}::uuid AND name = ${name}
          AND finished_at IS NULL AND status IN ('queued', 'active') AND priority BETWEEN ${first}::int AND ${last}::int))),
      now() + ${delayMs}::int * interval '1 millisecond', now()
    ON CONFLICT (id) DO NOTHING
    RETURNING priority`;
  const [row] = rows;
  if (!row) return null;
  return { id, name, payload, priority: row.priority, ...(delayMs === null ? {} : { delayMs }) } as DispatchableJob;
}

/** `kind:subject:revision`. */
const subjectOf = (id: string): string | null => id.split(':')[1] ?? null;

/**
 * The oldest jobs that the queue may not know: never handed over, or handed over and silent for `staleMs` (default
 * 60,000), as after a crash or an emptied Redis. Handing one over again is harmless, the queue knows ids. Those written
 * within `freshMs` (default 0) are left out: whoever wrote them is about to hand them over.
 */
export async function dispatchableJobs(
  tx: Transaction,
  { limit = 100, staleMs = 60_000, freshMs = 0 }: { limit?: number; staleMs?: number; freshMs?: number } = {},
): Promise<DispatchableJob[]> {
  // By the database's clock, which everybody shares: one process whose clock jumps must not believe the others dead.
  const rows = await tx.$queryRaw<(Omit<DispatchableJob, 'delayMs'> & { delayMs: number })[]>`
    WITH stale AS (SELECT now() - ${staleMs}::int * interval '1 millisecond' AS before)
    SELECT id, name, payload, priority,
      COALESCE(GREATEST(0, EXTRACT(EPOCH FROM run_at - now()) * 1000), 0)::int AS "delayMs"
    FROM jobs, stale
    WHERE finished_at IS NULL AND (
      status = 'queued' AND (
        dispatched_at IS NULL AND updated_at <= now() - ${freshMs}::int * interval '1 millisecond'
        OR (dispatched_at < stale.before AND (run_at IS NULL OR run_at < stale.before)))
      OR status = 'active' AND updated_at < stale.before AND (dispatched_at IS NULL OR dispatched_at < stale.before))
    ORDER BY priority, created_at LIMIT ${limit}`;
  return rows.map(({ delayMs, ...row }) => ({ ...row, ...(delayMs > 0 ? { delayMs } : {}) }) as DispatchableJob);
}

/**
 * Notes that the queue knows these. Nobody has to wait for that: a run that starts says so too, and a job that is handed
 * over again for want of this note is the same job. Writes nothing about those that run or have ended by now.
 */
export async function noteHandedOver(tx: Statements, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE jobs SET dispatched_at = now(), updated_at = now()
    WHERE id = ANY(${[...ids]}) AND status = 'queued' AND dispatched_at IS NULL`;
}

/** That these were handed over again. */
export async function markDispatched(tx: Statements, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw`UPDATE jobs SET dispatched_at = now(), updated_at = now() WHERE id = ANY(${[...ids]})`;
}

/** Jobs that the queue was told of and that have not ended. */
export function countDispatched(tx: Transaction): Promise<number> {
  return tx.job.count({
    where: { finishedAt: null, status: { in: ['queued', 'active'] }, dispatchedAt: { not: null } },
  });
}

/** Jobs of what is being deleted, an asset, a link or a workspace, are not wanted any more; one that runs notices. Deleting its files is not among them. */
export async function cancelJobs(tx: Transaction, subjectId: string): Promise<{ id: string; name: JobName }[]> {
  const rows = await tx.$queryRaw<{ id: string; name: JobName }[]>`
    UPDATE jobs SET status = 'cancelled', lease = NULL, finished_at = now(), updated_at = now()
    WHERE (subject_id = ${subjectId} OR workspace_id = ${subjectId}::uuid) AND finished_at IS NULL
      AND status IN ('queued', 'active') AND name <> 'delete-files'
    RETURNING id, name`;
  return rows;
}
