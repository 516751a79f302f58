import type { DomainEvent, JobName, JobPayload } from '@argument/contracts';

/** A job as it is handed to the queue. `id` is deterministic (`kind:asset:revision`): adding it twice adds it once. */
export interface NewJob<N extends JobName = JobName> {
  id: string;
  name: N;
  payload: JobPayload<N>;
  delayMs?: number;
  /** 1 to 2,000,000; lower goes first. Without one a job goes before all that have one. */
  priority?: number;
}

/** Hands jobs to workers. */
export interface JobProducer {
  add(jobs: readonly NewJob[]): Promise<void>;
  /**
   * For jobs that are still wanted: adds those that the queue does not know, as after Redis was emptied, and begins anew
   * those that it believes to have ended. What is waiting or running is left alone.
   */
  reconcile(jobs: readonly NewJob[]): Promise<void>;
  /** Removes a job that has not started; harmless when it is unknown or running. */
  remove(name: JobName, id: string): Promise<void>;
  /** Jobs waiting, running, delayed and failed, per name. */
  counts(): Promise<Record<JobName, { waiting: number; active: number; delayed: number; failed: number }>>;
  close(): Promise<void>;
}

/** What a handler knows of the run it is in. */
export interface JobRun {
  id: string;
  /** 1 on the first run. */
  attempt: number;
  maxAttempts: number;
  isLastAttempt: boolean;
  /** Of this run alone: what another run of the same job does not know. */
  lease: string;
  /** Aborted when the worker shuts down or lost the job's lock. */
  signal: AbortSignal;
}

export type JobHandler<N extends JobName> = (payload: JobPayload<N>, run: JobRun) => Promise<void>;

/** Runs handlers until closed; `close` lets running jobs finish for a while, then hands them back. */
export interface JobConsumer {
  close(options?: { graceMs?: number }): Promise<void>;
}

/**
 * Thrown by a handler for something that trying again cannot mend (a corrupt file, too few features). `message` is shown
 * to the client and says what to do. It is never retried.
 */
export class PermanentJobError extends Error {
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'PermanentJobError';
  }
}

/** The job is no longer this run's: another has it, or nobody wants it any more. Ends the run without a word. */
export class JobLostError extends Error {
  constructor(id: string) {
    super(`The job ${id} is another run's, or was cancelled.`);
    this.name = 'JobLostError';
  }
}

/** Carries domain events between processes: PostgreSQL LISTEN/NOTIFY or Redis pub/sub. Hints: one may be lost. */
export interface EventBus {
  publish(event: DomainEvent): Promise<void>;
  /**
   * Returns the call that ends the subscription. `onGap` is called when the connection was lost and is back: read what was
   * missed from the database.
   */
  subscribe(listener: (event: DomainEvent) => void, onGap?: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}
