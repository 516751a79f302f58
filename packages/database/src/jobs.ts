import type { JobName, JobPayload } from '@argument/contracts';
import type { Job } from './generated/client.js';
import type { Transaction } from './transaction.js';

/** Work that a transaction makes necessary. `id` is `kind:asset:revision`. */
export interface OutboxJob<N extends JobName = JobName> {
  id: string;
  name: N;
  payload: JobPayload<N>;
  workspaceId: string | null;
}

/** A row of the outbox that waits to be handed to the queue. */
export type DispatchableJob = { [N in JobName]: { id: string; name: N; payload: JobPayload<N> } }[JobName];

/** Writes the job beside the rows it belongs to. False when a job of this id was written before. */
export async function insertJob<N extends JobName>(tx: Transaction, job: OutboxJob<N>): Promise<boolean> {
  const { count } = await tx.job.createMany({
    data: [{ id: job.id, name: job.name, payload: job.payload, workspaceId: job.workspaceId }],
    skipDuplicates: true,
  });
  return count === 1;
}

/**
 * The oldest jobs that the queue may not know: never handed over, or handed over and silent for `staleMs` (default
 * 60,000), as after a crash or an emptied Redis. Handing one over again is harmless, the queue knows ids.
 */
export async function dispatchableJobs(
  tx: Transaction,
  { limit = 100, staleMs = 60_000 }: { limit?: number; staleMs?: number } = {},
): Promise<DispatchableJob[]> {
  const before = new Date(Date.now() - staleMs);
  const rows = await tx.job.findMany({
    where: {
      OR: [
        { status: 'queued', dispatchedAt: null },
        { status: 'queued', dispatchedAt: { lt: before } },
        { status: 'active', updatedAt: { lt: before }, OR: [{ dispatchedAt: null }, { dispatchedAt: { lt: before } }] },
      ],
    },
    orderBy: { createdAt: 'asc' },
    take: limit,
    select: { id: true, name: true, payload: true },
  });
  return rows as DispatchableJob[];
}

export async function markDispatched(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.job.updateMany({ where: { id: { in: [...ids] } }, data: { dispatchedAt: new Date() } });
}

/** `attempt` is 1 on the first run. */
export async function markJobStarted(tx: Transaction, id: string, attempt: number): Promise<void> {
  await tx.job.updateMany({
    where: { id, status: { in: ['queued', 'active'] } },
    data: { status: 'active', attempts: attempt, startedAt: new Date() },
  });
}

/** `progress` from 0 to 1; also tells the sweeper that the job is alive. */
export async function markJobProgress(tx: Transaction, id: string, progress: number): Promise<void> {
  await tx.job.updateMany({ where: { id, status: 'active' }, data: { progress } });
}

export async function markJobSucceeded(tx: Transaction, id: string): Promise<void> {
  await tx.job.updateMany({
    where: { id },
    data: { status: 'succeeded', progress: 1, finishedAt: new Date(), errorCode: null, errorMessage: null },
  });
}

/** An attempt failed and another one follows: the row says why, and waits. */
export async function markJobRetrying(tx: Transaction, id: string, error: JobError): Promise<void> {
  await tx.job.updateMany({
    where: { id, status: { in: ['queued', 'active'] } },
    data: { status: 'queued', dispatchedAt: new Date(), errorCode: error.code, errorMessage: error.message },
  });
}

/** The last attempt failed, or trying again cannot help. */
export async function markJobFailed(tx: Transaction, id: string, error: JobError): Promise<void> {
  await tx.job.updateMany({
    where: { id },
    data: { status: 'failed', finishedAt: new Date(), errorCode: error.code, errorMessage: error.message },
  });
}

export async function findJob(tx: Transaction, id: string): Promise<Job | null> {
  return tx.job.findUnique({ where: { id } });
}

/** Why a job failed, see contracts' `assetError`. */
export interface JobError {
  code: string;
  message: string;
}
