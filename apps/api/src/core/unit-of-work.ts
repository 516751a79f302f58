import type { DomainEvent, DomainEventData, DomainEventName, JobName, JobPayload } from '@argument/contracts';
import { type Database, insertJob, markDispatched, recordEvent, type Transaction } from '@argument/database';
import type { Logger } from '@argument/observability';
import type { EventBus, JobProducer, NewJob } from '@argument/queue';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE, EVENT_BUS, JOB_PRODUCER, LOGGER } from './tokens.js';

type AnyEvent = { [N in DomainEventName]: { workspaceId: string; name: N; data: DomainEventData<N> } }[DomainEventName];

/** What is to happen once the transaction is committed. */
export class Effects {
  readonly jobs: NewJob[] = [];
  readonly events: AnyEvent[] = [];

  constructor(private readonly tx: Transaction) {}

  /** Writes the job to the outbox; it is handed to the queue after the commit. */
  async job<N extends JobName>(id: string, name: N, payload: JobPayload<N>, workspaceId: string): Promise<void> {
    if (await insertJob(this.tx, { id, name, payload, workspaceId })) this.jobs.push({ id, name, payload });
  }

  /** Recorded last in the transaction: others of the workspace wait for the lock that orders events. */
  event(event: AnyEvent): void {
    this.events.push(event);
  }
}

/** One business change: its rows, jobs and events are committed together, then handed on. */
@Injectable()
export class UnitOfWork {
  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JOB_PRODUCER) private readonly producer: JobProducer,
    @Inject(EVENT_BUS) private readonly bus: EventBus,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** `work` may run again after a serialization failure, so it must have no effects outside the database. */
  async run<T>(work: (tx: Transaction, effects: Effects) => Promise<T>): Promise<T> {
    const done = await this.database.inTransaction(async (tx) => {
      const effects = new Effects(tx);
      const result = await work(tx, effects);
      const events: DomainEvent[] = [];
      for (const event of effects.events) {
        events.push(await recordEvent(tx, event.workspaceId, event.name, event.data));
      }
      return { result, jobs: effects.jobs, events };
    });
    await this.dispatch(done.jobs);
    await this.publish(done.events);
    return done.result;
  }

  /** The commit stands whatever happens here: the worker's sweeper finds jobs that were left behind. */
  private async dispatch(jobs: readonly NewJob[]): Promise<void> {
    if (jobs.length === 0) return;
    try {
      await this.producer.add(jobs);
      await markDispatched(
        this.database.client,
        jobs.map((job) => job.id),
      );
    } catch (error) {
      this.logger.warn({ err: error, jobs: jobs.map((job) => job.id) }, 'jobs wait for the sweeper');
    }
  }

  private async publish(events: readonly DomainEvent[]): Promise<void> {
    try {
      for (const event of events) await this.bus.publish(event);
    } catch (error) {
      this.logger.warn({ err: error }, 'an event reaches dashboards late');
    }
  }
}
