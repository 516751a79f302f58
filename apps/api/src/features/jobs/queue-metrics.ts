import type { Metrics } from '@argument/observability';
import { desiredWorkers, type JobProducer } from '@argument/queue';
import { Inject, Injectable } from '@nestjs/common';
import { JOB_PRODUCER, METRICS } from '../../core/tokens.js';

type Counts = Awaited<ReturnType<JobProducer['counts']>>;

/** Several measurements of one scrape come from one look at the queue; ms. */
const FRESH_MS = 1_000;

/** The queue's length and how many workers it wants, for Prometheus and whatever starts workers by it. */
@Injectable()
export class QueueMetrics {
  private wanted = 0;
  private look: { at: number; counts: Promise<Counts> } | null = null;

  constructor(
    @Inject(METRICS) metrics: Metrics,
    @Inject(JOB_PRODUCER) private readonly producer: JobProducer,
  ) {
    metrics.gauge({
      name: 'argument_workers_desired',
      help: 'Worker processes that the queue wants: 2, 5, 10 or 20 by its length, slow to shrink.',
      collect: async (gauge) => {
        const depth = Object.values(await this.counts()).reduce(
          (sum, { waiting, active }) => sum + waiting + active,
          0,
        );
        this.wanted = desiredWorkers(depth, this.wanted);
        gauge.set(this.wanted);
      },
    });
    metrics.gauge({
      name: 'argument_queue_jobs',
      help: 'Jobs in the queue, by kind and state.',
      labels: ['job', 'state'],
      collect: async (gauge) => {
        for (const [job, states] of Object.entries(await this.counts())) {
          for (const [state, count] of Object.entries(states)) gauge.set({ job, state }, count);
        }
      },
    });
  }

  private counts(): Promise<Counts> {
    if (this.look === null || Date.now() - this.look.at > FRESH_MS) {
      this.look = { at: Date.now(), counts: this.producer.counts() };
    }
    return this.look.counts;
  }
}
