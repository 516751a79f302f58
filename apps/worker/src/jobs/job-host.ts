import { JOB_NAMES, type JobName, type JobPayload } from '@argument/contracts';
import { holdLease, type Lease, markJobFailed, markJobRetrying } from '@argument/database';
import { JOB_SECONDS, runWithContext } from '@argument/observability';
import { type JobFailure, type JobHandlers, JobLostError, type JobRun, PermanentJobError } from '@argument/queue';
import { LeaseWatch, runWithLease } from '../core/leases.js';
import { RunLedger } from '../core/run-ledger.js';
import type { WorkerDeps } from '../core/worker-deps.js';
import { ScannerDownError } from '../media/clamd/virus-scanner.js';
import type { GivenUp, JobDefinition } from './job-definition.js';
import { registry } from './registry.js';

/** Runs the registry's jobs and keeps their rows in step with what happens to them. */
export class JobHost {
  private readonly seconds;
  private readonly watch: LeaseWatch;
  private readonly ledger: RunLedger;

  constructor(private readonly deps: WorkerDeps) {
    this.watch = new LeaseWatch(deps.database, deps.logger);
    this.ledger = new RunLedger(deps.database);
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
  async onFailed({ id, name, payload, error, attempt, lease, isFinal }: JobFailure): Promise<void> {
    const { unitOfWork, logger, errorReporter } = this.deps;
    const failure = describe(error);
    if (!isFinal) logger.warn({ err: error, jobId: id, attempt }, 'the job will be tried again');
    else if (failure.isPermanent) logger.info({ jobId: id, code: failure.code }, 'the job was refused');
    else {
      logger.error({ err: error, jobId: id, attempt }, 'the job was given up');
      errorReporter.report(error, { jobId: id });
    }
    await unitOfWork.run(async (tx, consequences) => {
      // A run that lost its job has nothing to say about it.
      if (lease !== null && !(await holdLease(tx, { jobId: id, lease }))) return;
      if (!isFinal) return markJobRetrying(tx, id, failure);
      await definitionOf(name).giveUp?.(tx, consequences, payload, failure);
      await markJobFailed(tx, id, failure, !failure.isPermanent);
    });
  }

  private hosted<N extends JobName>(name: N) {
    const { concurrency } = definitionOf(name);
    return { concurrency, handler: (payload: JobPayload<N>, run: JobRun) => this.run(name, payload, run) };
  }

  private run<N extends JobName>(name: N, payload: JobPayload<N>, run: JobRun): Promise<void> {
    return runWithContext({ jobId: run.id, jobName: name }, async () => {
      const lease = { jobId: run.id, lease: run.lease };
      const taken = await this.ledger.begin(lease, run.attempt);
      // Handed over twice, or no longer wanted.
      if (taken === 'unwanted') return;
      const ended = definitionOf(name).isAwaited ? this.deps.standby.begin() : null;
      const stop = this.seconds.startTimer({ job: name });
      let outcome = 'failed';
      try {
        if (taken === 'unknown') await definitionOf(name).handle(this.deps, payload, run);
        else await this.runLeased(name, payload, run, lease);
        outcome = 'succeeded';
      } catch (error) {
        if (error instanceof JobLostError) {
          outcome = 'lost';
          this.deps.logger.info('the job was cancelled or went to another worker');
        }
        throw error;
      } finally {
        ended?.();
        const seconds = stop({ outcome });
        const level = name === 'roll-up-analytics' ? 'debug' : 'info';
        if (outcome === 'succeeded') this.deps.logger[level]({ seconds: Number(seconds.toFixed(2)) }, `${name} done`);
      }
    });
  }

  private async runLeased<N extends JobName>(name: N, payload: JobPayload<N>, run: JobRun, lease: Lease) {
    const lost = this.watch.add(lease);
    try {
      await runWithLease(lease, async () => {
        const signal = AbortSignal.any([run.signal, lost]);
        await definitionOf(name).handle(this.deps, payload, { ...run, signal });
        if (!(await this.ledger.complete(lease))) throw new JobLostError(run.id);
      });
    } catch (error) {
      throw lost.aborted ? lost.reason : error;
    } finally {
      this.watch.remove(lease);
    }
  }
}

/** The row of the registry, whose payload type goes with its name. */
const definitionOf = <N extends JobName>(name: N) => registry[name] as unknown as JobDefinition<N>;

const SCAN_UNAVAILABLE: GivenUp = {
  code: 'scan_unavailable',
  message:
    'The virus scanner cannot be reached, so this file is kept aside unopened. Upload it again later, or ask your operator to try it once more.',
  isPermanent: false,
};

function describe(error: unknown): GivenUp {
  if (error instanceof PermanentJobError) return { code: error.code, message: error.message, isPermanent: true };
  if (error instanceof ScannerDownError) return SCAN_UNAVAILABLE;
  return {
    code: 'internal_error',
    message: 'Something went wrong on our side while this was processed. Upload it again; if it stays so, tell us.',
    isPermanent: false,
  };
}
