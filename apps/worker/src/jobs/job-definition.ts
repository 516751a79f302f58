import type { JobName, JobPayload } from '@argument/contracts';
import type { Transaction } from '@argument/database';
import type { JobRun } from '@argument/queue';
import type { Refusal } from '../core/refusal.js';
import type { Consequences } from '../core/unit-of-work.js';
import type { WorkerDeps } from '../core/worker-deps.js';

/** Everything the worker knows of one kind of job. */
export interface JobDefinition<N extends JobName = JobName> {
  /** Runs at a time in one process. */
  concurrency: number;
  /** Somebody waits for its end: work that can wait stands by meanwhile. */
  isAwaited?: boolean;
  /** Ends with its effects committed; running it again changes nothing. */
  handle(deps: WorkerDeps, payload: JobPayload<N>, run: JobRun): Promise<void>;
  /** In the transaction that gives the job up: marks what it was for as failed. */
  giveUp?(tx: Transaction, consequences: Consequences, payload: JobPayload<N>, failure: GivenUp): Promise<void>;
}

/** Why nothing runs the job again. */
export interface GivenUp extends Refusal {
  /** The upload itself is at fault: what was stored of it is of no use. */
  isPermanent: boolean;
}
