import { JOB_NAMES, type JobName, type JobPayload } from '@argument/contracts';
import { findJob, markJobFailed, markJobRetrying, markJobStarted, markJobSucceeded } from '@argument/database';
import { JOB_SECONDS, runWithContext } from '@argument/observability';
import { type JobFailure, type JobHandlers, type JobRun, PermanentJobError } from '@argument/queue';
import type { WorkerDeps } from '../core/worker-deps.js';
import type { GivenUp, JobDefinition } from './job-definition.js';
import { registry } from './registry.js';

/** Keeps a running job's row fresh, so that the sweeper does not take it for lost; ms. */
const HEARTBEAT_MS = 15_000;

/** Runs the registry's jobs and keeps their rows in step with what happens to them. */
export class JobHost {
  private readonly seconds;

  constructor(private readonly deps: WorkerDeps) {
    this.seconds = deps.metrics.histogram({
      name: 'argument_job_duration_seconds',
      help: 'Time that jobs ran, by kind and outcome.',
      labels: ['job', 'outcome'],
      buckets: JOB_SECONDS,
    });
  }

  handlers(): JobHandlers {
    const rows = JOB_NAMES.map((name) => [name, this.hosted(name)] as const);
    // The compiler cannot follow a key through the entries of an object.
    return Object.fromEntries(rows) as unknown as JobHandlers;
  }

  /** Awaited by the queue after an attempt that failed. */
  async onFailed({ id, name, payload, error, attempt, isFinal }: JobFailure): Promise<void> {
    const { database, unitOfWork, logger, errorReporter } = this.deps;
    const failure = describe(error);
    if (!isFinal) {
      logger.warn({ err: error, jobId: id, attempt }, 'the job will be tried again');
      return markJobRetrying(database.client, id, failure);
    }
    if (failure.isPermanent) logger.info({ jobId: id, code: failure.code }, 'the job was refused');
    else {
      logger.error({ err: error, jobId: id, attempt }, 'the job was given up');
      errorReporter.report(error, { jobId: id });
    }
    await unitOfWork.run(async (tx, consequences) => {
      await definitionOf(name).giveUp?.(tx, consequences, payload, failure);
      await markJobFailed(tx, id, failure);
    });
  }

  private hosted<N extends JobName>(name: N) {
    const { concurrency } = definitionOf(name);
    return { concurrency, handler: (payload: JobPayload<N>, run: JobRun) => this.run(name, payload, run) };
  }

  private run<N extends JobName>(name: N, payload: JobPayload<N>, run: JobRun): Promise<void> {
    return runWithContext({ jobId: run.id, jobName: name }, async () => {
      const { client } = this.deps.database;
      const known = await findJob(client, run.id);
      // Handed over twice, or no longer wanted.
      if (known && known.status !== 'queued' && known.status !== 'active') return;
      await markJobStarted(client, run.id, run.attempt);
      const heartbeat = setInterval(() => void this.beat(run.id), HEARTBEAT_MS);
      const stop = this.seconds.startTimer({ job: name });
      let outcome = 'failed';
      try {
        await definitionOf(name).handle(this.deps, payload, run);
        await markJobSucceeded(client, run.id);
        outcome = 'succeeded';
      } finally {
        clearInterval(heartbeat);
        const seconds = stop({ outcome });
        const level = name === 'roll-up-analytics' ? 'debug' : 'info';
        if (outcome === 'succeeded') this.deps.logger[level]({ seconds: Number(seconds.toFixed(2)) }, `${name} done`);
      }
    });
  }

  private async beat(id: string): Promise<void> {
    try {
      await this.deps.database.client.job.updateMany({
        where: { id, status: 'active' },
        data: { updatedAt: new Date() },
      });
    } catch (error) {
      this.deps.logger.warn({ err: error }, 'the heartbeat of a job was not recorded');
    }
  }
}

/** The row of the registry, whose payload type goes with its name. */
const definitionOf = <N extends JobName>(name: N) => registry[name] as unknown as JobDefinition<N>;

function describe(error: unknown): GivenUp {
  if (error instanceof PermanentJobError) return { code: error.code, message: error.message, isPermanent: true };
  return {
    code: 'internal_error',
    message: 'Something went wrong on our side while this was processed. Upload it again; if it stays so, tell us.',
    isPermanent: false,
  };
}
