import { randomUUID } from 'node:crypto';
import type { JobName, JobPayload } from '@argument/contracts';
import { WaitingError } from 'bullmq';
import type { QueueJob } from './backend.js';
import { type JobHandler, JobLostError, type JobRun } from './ports.js';
import { isFinalFailure, MAX_ATTEMPTS, toQueueError } from './retry-policy.js';

/** An attempt that failed. */
export interface JobFailure<N extends JobName = JobName> {
  id: string;
  name: N;
  payload: JobPayload<N>;
  /** What the handler threw; a `PermanentJobError` carries a code and a message for the client. */
  error: unknown;
  /** 1 on the first run. */
  attempt: number;
  /** Of the run that failed; null when the job was given up between runs. */
  lease: string | null;
  /** Nothing runs this job again: the asset is to be marked as failed. */
  isFinal: boolean;
}

export interface ConsumerOptions {
  /** Awaited before the queue forgets the attempt, so that a crash in between runs the job again. */
  onFailed(failure: JobFailure): Promise<void>;
  /** Trouble of the queue itself, such as a lost connection; it mends itself. Also what `onFailed` throws. */
  onError(error: Error): void;
}

/** Runs handlers and tells about their failures; the only place where an error's fate is decided. */
export class JobRunner {
  private readonly running = new Map<string, AbortController>();
  private readonly reported = new Set<string>();
  private stopping = false;

  constructor(private readonly options: ConsumerOptions) {}

  async run(name: JobName, handler: JobHandler<JobName>, job: QueueJob, token: string | undefined): Promise<void> {
    const key = keyOf(job);
    const aborter = new AbortController();
    const attempt = job.attemptsMade + 1;
    const run: JobRun = {
      id: job.data.id,
      attempt,
      maxAttempts: MAX_ATTEMPTS,
      isLastAttempt: attempt >= MAX_ATTEMPTS,
      lease: randomUUID(),
      signal: aborter.signal,
    };
    this.running.set(key, aborter);
    try {
      await handler(job.data.payload, run);
    } catch (error) {
      if (this.stopping && aborter.signal.aborted) {
        // Interrupted by us: handed back as it was, without counting the attempt.
        await job.moveToWait(token);
        throw new WaitingError();
      }
      if (error instanceof JobLostError) return;
      this.reported.add(key);
      await this.report(name, job, { error, attempt, lease: run.lease, isFinal: isFinalFailure(error, attempt) });
      throw toQueueError(error);
    } finally {
      this.running.delete(key);
    }
  }

  /** The queue gave a job up without running it: it was found too often in the hands of a worker that died. */
  async reportUnseen(name: JobName, job: QueueJob | undefined, error: Error): Promise<void> {
    if (!job || this.reported.delete(keyOf(job))) return;
    await this.report(name, job, { error, attempt: Math.max(1, job.attemptsMade), lease: null, isFinal: true });
  }

  /** Another worker may have these jobs by now. */
  abort(queueIds: readonly string[]): void {
    for (const id of queueIds) this.running.get(id)?.abort(new Error('The job was lost to another worker.'));
  }

  stop(): void {
    this.stopping = true;
    for (const aborter of this.running.values()) aborter.abort(new Error('The worker is shutting down.'));
  }

  private async report(
    name: JobName,
    job: QueueJob,
    failure: Pick<JobFailure, 'error' | 'attempt' | 'lease' | 'isFinal'>,
  ): Promise<void> {
    const { id, payload } = job.data;
    try {
      await this.options.onFailed({ id, name, payload, ...failure });
    } catch (reportError) {
      this.options.onError(reportError instanceof Error ? reportError : new Error(String(reportError)));
    }
  }
}

/** The queue's own id, unique across queues because it starts with the kind of job. */
const keyOf = (job: QueueJob): string => job.id ?? job.data.id;
