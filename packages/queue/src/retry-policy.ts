import { type JobsOptions, UnrecoverableError } from 'bullmq';
import { PermanentJobError } from './ports.js';

/** Runs of a job in all, the first included. */
export const MAX_ATTEMPTS = 5;

/** Waits of about 2, 4, 8 and 16 s between runs; half of each is random, so that jobs that failed together spread out. */
const JOB_OPTIONS = {
  attempts: MAX_ATTEMPTS,
  backoff: { type: 'exponential', delay: 2_000, jitter: 0.5 },
  removeOnFail: { age: 14 * 86_400 },
} satisfies JobsOptions;

/** One job in so many looks for old ones of its queue when it ends. */
const SWEEPS_ONE_IN = 50;

/**
 * Jobs that ended are kept for a while, so that handing one over again after it ran is still noticed. Age in seconds; by age
 * alone, because to keep a number of them, PostgreSQL would sort all that are kept. Looking for them costs as much as
 * ending a job does, so not every end does it.
 */
export const jobOptions = (): JobsOptions =>
  Math.random() * SWEEPS_ONE_IN < 1 ? { ...JOB_OPTIONS, removeOnComplete: { age: 1_800 } } : JOB_OPTIONS;

/**
 * A killed worker's jobs go on elsewhere when their lock has run out and was noticed: within 10 s. A handler that blocks
 * the event loop for longer than half the lock loses its job (and the right to write), so long computations belong in a
 * thread or process.
 */
export const LOCKS = {
  lockDuration: 6_000,
  stalledInterval: 2_000,
  /** A job that takes its worker down with it this often is given up. */
  maxStalledCount: 7,
} as const;

/** What the queue is told about a handler's error: whether running again can help. */
export function toQueueError(error: unknown): Error {
  if (error instanceof PermanentJobError) return new UnrecoverableError(error.message);
  return error instanceof Error ? error : new Error(String(error));
}

export const isFinalFailure = (error: unknown, attempt: number): boolean =>
  error instanceof PermanentJobError || attempt >= MAX_ATTEMPTS;
