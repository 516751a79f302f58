import type { DomainEvent, DomainEventData, DomainEventName, JobName, JobPayload } from '@argument/contracts';
import {
  type Database,
  insertJob,
  noteHandedOver,
  type OutboxJob,
  recordEvent,
  type Transaction,
} from '@argument/database';
import type { Logger } from '@argument/observability';
import { type EventBus, inBatches, inBatchesLater, type JobProducer, type NewJob } from '@argument/queue';
import { assertLease } from './leases.js';

type PendingEvent = {
  [N in DomainEventName]: { workspaceId: string; name: N; data: DomainEventData<N> };
}[DomainEventName];

/** Much less than the sweeper leaves to fresh jobs; ms. */
const NOTE_MS = 100;

/** Collects what a transaction makes necessary. */
export class Consequences {
  readonly jobs: NewJob[] = [];
  readonly events: PendingEvent[] = [];

  constructor(private readonly tx: Transaction) {}

  /** In the outbox with the transaction, in the queue after it. */
  async enqueue<N extends JobName>(
    id: string,
    name: N,
    payload: JobPayload<N>,
    workspaceId: string,
    options: Pick<OutboxJob, 'importance' | 'delayMs'> = {},
  ): Promise<void> {
    const job = await insertJob(this.tx, { id, name, payload, workspaceId, ...options });
    if (job) this.jobs.push(job);
  }

  announce(event: PendingEvent): void {
    this.events.push(event);
  }
}

/** Commits rows, jobs and events together and hands the latter two on. */
export class UnitOfWork {
  /** Jobs of transactions that end together are handed over together. */
  private readonly handOver = inBatches<NewJob>(async (jobs) => {
    await this.producer.add(jobs);
    this.noteHandedOver(jobs.map(({ id }) => id));
  });
  private readonly noteHandedOver = inBatchesLater<string>((ids) => noteHandedOver(this.database.direct, ids), {
    afterMs: NOTE_MS,
    onError: (error) => this.logger.warn({ err: error }, 'the sweeper will hand jobs over again'),
  });

  constructor(
    private readonly database: Database,
    private readonly producer: JobProducer,
    private readonly bus: EventBus,
    private readonly logger: Logger,
  ) {}

  /**
   * `work` may run again after a serialization failure: it must have no effects outside the database. Within a job it is
   * refused when the job has been lost to another run.
   */
  async run<T>(work: (tx: Transaction, consequences: Consequences) => Promise<T>): Promise<T> {
    const committed = await this.database.inTransaction(async (tx) => {
      await assertLease(tx);
      const consequences = new Consequences(tx);
      const result = await work(tx, consequences);
      const events: DomainEvent[] = [];
      // Last, because they make others of the workspace wait until the commit.
      for (const { workspaceId, name, data } of consequences.events) {
        events.push(await recordEvent(tx, workspaceId, name, data));
      }
      return { result, events, jobs: consequences.jobs };
    });
    await this.handOn(committed.jobs, committed.events);
    return committed.result;
  }

  /** The commit stands whatever happens here: the sweeper finds jobs left behind, and events are hints. */
  private async handOn(jobs: readonly NewJob[], events: readonly DomainEvent[]): Promise<void> {
    try {
      if (jobs.length > 0) await this.handOver(jobs);
      for (const event of events) await this.bus.publish(event);
    } catch (error) {
      this.logger.warn({ err: error }, 'jobs or events are handed on late');
    }
  }
}
