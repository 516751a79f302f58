import { AsyncLocalStorage } from 'node:async_hooks';
import { type Database, holdLease, keepLeases, type Lease, type Transaction } from '@argument/database';
import type { Logger } from '@argument/observability';
import { JobLostError } from '@argument/queue';

const current = new AsyncLocalStorage<Lease>();

/** How often it is asked whether the running jobs are still ours and wanted, in ms. */
const WATCH_MS = 1_000;

/** Runs `work` as the run that holds this lease: everything that it commits is refused once another run has the job. */
export const runWithLease = <T>(lease: Lease, work: () => Promise<T>): Promise<T> => current.run(lease, work);

/** First in every transaction of a job. Outside of one it does nothing. @throws JobLostError */
export async function assertLease(tx: Transaction): Promise<void> {
  const lease = current.getStore();
  if (lease && !(await holdLease(tx, lease))) throw new JobLostError(lease.jobId);
}

/** Stops runs whose job went to another worker or was cancelled: they cannot write, and need not compute. */
export class LeaseWatch {
  private readonly running = new Map<string, { lease: Lease; abort: AbortController }>();
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly database: Database,
    private readonly logger: Logger,
  ) {}

  /** Answers a signal that is aborted with a JobLostError when the job is lost. */
  add(lease: Lease): AbortSignal {
    const abort = new AbortController();
    this.running.set(lease.lease, { lease, abort });
    this.timer ??= setInterval(() => void this.look(), WATCH_MS);
    return abort.signal;
  }

  remove({ lease }: Lease): void {
    this.running.delete(lease);
    if (this.running.size > 0 || this.timer === null) return;
    clearInterval(this.timer);
    this.timer = null;
  }

  private async look(): Promise<void> {
    const asked = [...this.running.values()];
    try {
      const kept = await keepLeases(
        this.database.direct,
        asked.map(({ lease }) => lease),
      );
      for (const { lease, abort } of asked) if (!kept.has(lease.lease)) abort.abort(new JobLostError(lease.jobId));
    } catch (error) {
      this.logger.warn({ err: error }, 'it could not be asked whether the running jobs are still wanted');
    }
  }
}
