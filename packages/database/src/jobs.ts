import type { Job } from './generated/client.js';
import type { Statements } from './statements.js';
import type { Transaction } from './transaction.js';

/** Why a job failed, see contracts' `assetError`. */
export interface JobError {
  code: string;
  message: string;
}

/** A run and the right to write that it got when it started: the next run of the same job takes it away. */
export interface Lease {
  jobId: string;
  lease: string;
}

/**
 * Times are the database's: processes whose clocks differ or jump agree on what is silent and what has ended.
 *
 * Gives the job to this run, whoever had it before. `unknown`: nobody wrote such a job down. `unwanted`: it has ended or
 * was cancelled. `attempt` is 1 on the first run.
 */
export async function takeLease(
  tx: Transaction,
  { jobId, lease }: Lease,
  attempt: number,
): Promise<'taken' | 'unwanted' | 'unknown'> {
  const count = await tx.$executeRaw`
    UPDATE jobs SET status = 'active', lease = ${lease}, attempts = ${attempt}, started_at = now(),
      dispatched_at = COALESCE(dispatched_at, now()), updated_at = now()
    WHERE id = ${jobId} AND status IN ('queued', 'active')`;
  if (count === 1) return 'taken';
  return (await tx.job.count({ where: { id: jobId } })) === 1 ? 'unwanted' : 'unknown';
}

/** Takes many at once; answers the leases that were taken. Ask {@link takeLease} about the others: it waits for who is writing. */
export async function takeLeases(
  tx: Statements,
  runs: readonly (Lease & { attempt: number })[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ lease: string }[]>`
    UPDATE jobs SET status = 'active', lease = run.lease, attempts = run.attempt, started_at = now(),
      dispatched_at = COALESCE(dispatched_at, now()), updated_at = now()
    FROM unnest(${runs.map(({ jobId }) => jobId)}::text[], ${runs.map(({ lease }) => lease)}::text[],
      ${runs.map(({ attempt }) => attempt)}::int[]) AS run(id, lease, attempt)
    WHERE jobs.id = run.id AND jobs.id IN (
      SELECT id FROM jobs WHERE id = ANY(${runs.map(({ jobId }) => jobId)}) AND status IN ('queued', 'active')
      FOR UPDATE SKIP LOCKED)
    RETURNING jobs.lease`;
  return new Set(rows.map(({ lease }) => lease));
}

/** In the transaction of an effect, before it: false when the job is another run's, or cancelled. Holds it until the end. */
export async function holdLease(tx: Transaction, { jobId, lease }: Lease): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM jobs WHERE id = ${jobId} AND lease = ${lease} AND status IN ('active', 'succeeded') FOR UPDATE`;
  return rows.length === 1;
}

/** Of these, the ones that are still good. Also tells the sweeper that they are alive. */
export async function keepLeases(tx: Statements, leases: readonly Lease[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ lease: string }[]>`
    UPDATE jobs SET updated_at = now()
    WHERE id = ANY(${leases.map(({ jobId }) => jobId)}) AND lease = ANY(${leases.map(({ lease }) => lease)})
      AND status IN ('active', 'succeeded')
    RETURNING lease`;
  return new Set(rows.map(({ lease }) => lease));
}

/** `progress` from 0 to 1; also tells the sweeper that the job is alive. */
export async function markJobProgress(tx: Transaction, id: string, progress: number): Promise<void> {
  await tx.job.updateMany({ where: { id, status: 'active' }, data: { progress } });
}

export async function markJobSucceeded(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE jobs SET status = 'succeeded', progress = 1, finished_at = now(), updated_at = now(),
      error_code = NULL, error_message = NULL
    WHERE id = ${id} AND status = 'active'`;
}

/**
 * The end of a run that has written what it had to: in one statement, whether its handler said so before or not. False
 * when the job is another run's, or cancelled.
 */
export async function completeJob(tx: Transaction, { jobId, lease }: Lease): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE jobs SET status = 'succeeded', progress = 1, finished_at = now(), updated_at = now(),
      error_code = NULL, error_message = NULL
    WHERE id = ${jobId} AND lease = ${lease} AND status = 'active'`;
  if (count === 1) return true;
  return (await tx.job.count({ where: { id: jobId, lease, status: 'succeeded' } })) === 1;
}

/** Ends many at once; answers the leases whose jobs were ended. Ask {@link completeJob} about the others. */
export async function completeJobs(tx: Statements, runs: readonly Lease[]): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ lease: string }[]>`
    UPDATE jobs SET status = 'succeeded', progress = 1, finished_at = now(), updated_at = now(),
      error_code = NULL, error_message = NULL
    FROM unnest(${runs.map(({ jobId }) => jobId)}::text[], ${runs.map(({ lease }) => lease)}::text[]) AS run(id, lease)
    WHERE jobs.id = run.id AND jobs.lease = run.lease AND jobs.id IN (
      SELECT id FROM jobs WHERE id = ANY(${runs.map(({ jobId }) => jobId)}) AND status = 'active' FOR UPDATE SKIP LOCKED)
    RETURNING jobs.lease`;
  return new Set(rows.map(({ lease }) => lease));
}

/** An attempt failed and another one follows: the row says why, and waits. */
export async function markJobRetrying(tx: Transaction, id: string, { code, message }: JobError): Promise<void> {
  await tx.$executeRaw`
    UPDATE jobs SET status = 'queued', dispatched_at = now(), updated_at = now(),
      error_code = ${code}, error_message = ${message}
    WHERE id = ${id} AND status IN ('queued', 'active')`;
}

/** The last attempt failed, or trying again cannot help. */
export async function markJobFailed(
  tx: Transaction,
  id: string,
  { code, message }: JobError,
  retryable = false,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE jobs SET status = 'failed', retryable = ${retryable}, lease = NULL, finished_at = now(), updated_at = now(),
      error_code = ${code}, error_message = ${message}
    WHERE id = ${id} AND status IN ('queued', 'active')`;
}

/** A job that was given up waits again, as if it were new. False when it was not given up, or trying again cannot help. */
export async function reviveJob(tx: Transaction, id: string): Promise<boolean> {
  const { count } = await tx.job.updateMany({
    where: { id, status: 'failed', retryable: true },
    data: {
      status: 'queued',
      retryable: false,
      attempts: 0,
      progress: 0,
      dispatchedAt: null,
      startedAt: null,
      finishedAt: null,
      errorCode: null,
      errorMessage: null,
    },
  });
  return count === 1;
}

export async function findJob(tx: Transaction, id: string): Promise<Job | null> {
  return tx.job.findUnique({ where: { id } });
}
