import type { DomainEvent, DomainEventData, DomainEventName, JobName, JobPayload } from '@argument/contracts';
import {
  cancelJobs,
  type Database,
  insertJob,
  markDispatched,
  noteHandedOver,
  type OutboxJob,
  recordEvent,
  type Transaction,
} from '@argument/database';
import type { Logger } from '@argument/observability';
import { type EventBus, inBatches, inBatchesLater, type JobProducer, type NewJob } from '@argument/queue';
import { Inject, Injectable } from '@nestjs/common';
import { currentRequest } from './http/request-context.js';
import { IdempotencyRepository } from './idempotency/idempotency.repository.js';
import { DATABASE, EVENT_BUS, JOB_PRODUCER, LOGGER } from './tokens.js';

type AnyEvent = { [N in DomainEventName]: { workspaceId: string; name: N; data: DomainEventData<N> } }[DomainEventName];

/** Much less than the worker's sweeper leaves to fresh jobs; ms. */
const NOTE_MS = 100;

/** What is to happen once the transaction is committed. */
export class Effects {
  readonly jobs: NewJob[] = [];
  readonly events: AnyEvent[] = [];
  readonly cancelled: Pick<NewJob, 'id' | 'name'>[] = [];
  readonly revived: NewJob[] = [];

  constructor(private readonly tx: Transaction) {}

  /** Writes the job to the outbox; it is handed to the queue after the commit. */
  async job<N extends JobName>(
    id: string,
    name: N,
    payload: JobPayload<N>,
    workspaceId: string,
    options: Pick<OutboxJob, 'importance' | 'delayMs'> = {},
  ): Promise<void> {
    const job = await insertJob(this.tx, { id, name, payload, workspaceId, ...options });
    if (job) this.jobs.push(job);
  }

  /** What is being deleted needs no work any more: waiting jobs go, running ones stop within seconds. */
  async cancelJobs(subjectId: string): Promise<void> {
    this.cancelled.push(...(await cancelJobs(this.tx, subjectId)));
  }

  /** A job that was given up and waits again. */
  revive(job: NewJob): void {
    this.revived.push(job);
  }

  /** Recorded last in the transaction: others of the workspace wait for the lock that orders events. */
  event(event: AnyEvent): void {
    this.events.push(event);
  }
}

/** One business change: its rows, jobs and events are committed together, then handed on. */
@Injectable()
export class UnitOfWork {
  /** Jobs of requests that end together are handed over together. */
  private readonly handOver = inBatches<NewJob>(async (jobs) => {
    await this.producer.add(jobs);
    this.noteHandedOver(jobs.map(({ id }) => id));
  });
  private readonly noteHandedOver = inBatchesLater<string>((ids) => noteHandedOver(this.database.direct, ids), {
    afterMs: NOTE_MS,
    onError: (error) => this.logger.warn({ err: error }, 'the sweeper will hand jobs over again'),
  });

  constructor(
    @Inject(DATABASE) private readonly database: Database,
    @Inject(JOB_PRODUCER) private readonly producer: JobProducer,
    @Inject(EVENT_BUS) private readonly bus: EventBus,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly idempotency: IdempotencyRepository,
  ) {}

  /** `work` may run again after a serialization failure, so it must have no effects outside the database. */
  async run<T>(work: (tx: Transaction, effects: Effects) => Promise<T>): Promise<T> {
    const done = await this.database.inTransaction(async (tx) => {
      const effects = new Effects(tx);
      const attempt = currentRequest()?.idempotentAttempt;
      if (attempt !== undefined) await this.idempotency.commit(tx, attempt);
      const result = await work(tx, effects);
      const events: DomainEvent[] = [];
      for (const event of effects.events) {
        events.push(await recordEvent(tx, event.workspaceId, event.name, event.data));
      }
      return { result, effects, events };
    });
    await this.dispatch(done.effects);
    await this.publish(done.events);
    return done.result;
  }

  /** The commit stands whatever happens here: the worker's sweeper finds jobs that were left behind. */
  private async dispatch({ jobs, cancelled, revived }: Effects): Promise<void> {
    const waiting = [...jobs, ...revived];
    try {
      for (const { name, id } of cancelled) await this.producer.remove(name, id);
      if (revived.length > 0) {
        await this.producer.reconcile(revived);
        await markDispatched(
          this.database.direct,
          revived.map(({ id }) => id),
        );
      }
      if (jobs.length > 0) await this.handOver(jobs);
    } catch (error) {
      this.logger.warn({ err: error, jobs: waiting.map((job) => job.id) }, 'jobs wait for the sweeper');
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
