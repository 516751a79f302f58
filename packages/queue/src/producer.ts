import { JOB_NAMES, type JobName } from '@argument/contracts';
import { connectBackend } from './connect-backend.js';
import type { QueueConnection } from './connection.js';
import { toQueueId } from './job-data.js';
import type { JobProducer, NewJob } from './ports.js';
import { JOB_OPTIONS } from './retry-policy.js';

const STATES = ['waiting', 'active', 'delayed', 'failed'] as const;

/** Connects a producer; the queue's own tables are brought up to date first. */
export async function createQueue(connection: QueueConnection): Promise<JobProducer> {
  const backend = await connectBackend(connection, 'producer');
  const queues = new Map(JOB_NAMES.map((name) => [name, backend.openQueue(name)]));
  const queueOf = (name: JobName) => {
    const queue = queues.get(name);
    if (!queue) throw new Error(`There is no queue for ${name}.`);
    return queue;
  };

  return {
    async add(jobs: readonly NewJob[]) {
      for (const name of new Set(jobs.map((job) => job.name))) {
        const group = jobs.filter((job) => job.name === name);
        await queueOf(name).addBulk(
          group.map(({ id, payload, delayMs }) => ({
            name,
            data: { id, payload },
            opts: { ...JOB_OPTIONS, jobId: toQueueId(id), ...(delayMs === undefined ? {} : { delay: delayMs }) },
          })),
        );
      }
    },
    async remove(name, id) {
      const job = await queueOf(name).getJob(toQueueId(id));
      if (job && !(await job.isActive())) await job.remove();
    },
    async counts() {
      const entries = JOB_NAMES.map(async (name) => {
        const counted = await queueOf(name).getJobCounts(...STATES, 'prioritized');
        const count = (state: string) => counted[state] ?? 0;
        return [
          name,
          {
            waiting: count('waiting') + count('prioritized'),
            active: count('active'),
            delayed: count('delayed'),
            failed: count('failed'),
          },
        ] as const;
      });
      return Object.fromEntries(await Promise.all(entries)) as Awaited<ReturnType<JobProducer['counts']>>;
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
      await backend.close();
    },
  };
}
