import { JOB_NAMES, type JobName } from '@argument/contracts';
import { connectBackend } from './connect-backend.js';
import type { QueueConnection } from './connection.js';
import { toQueueId } from './job-data.js';
import type { JobProducer, NewJob } from './ports.js';
import { jobOptions } from './retry-policy.js';

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

  const add = async (jobs: readonly NewJob[]) => {
    for (const name of new Set(jobs.map((job) => job.name))) {
      const group = jobs.filter((job) => job.name === name);
      await queueOf(name).addBulk(group.map(toEntry));
    }
  };

  return {
    add,
    async reconcile(jobs) {
      for (const { name, id } of jobs) {
        const queue = queueOf(name);
        const state = await queue.getJobState(toQueueId(id));
        if (state === 'completed' || state === 'failed') await (await queue.getJob(toQueueId(id)))?.remove();
      }
      await add(jobs);
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

const toEntry = ({ id, name, payload, delayMs, priority }: NewJob) => ({
  name,
  data: { id, payload },
  opts: {
    ...jobOptions(),
    jobId: toQueueId(id),
    ...(delayMs === undefined ? {} : { delay: delayMs }),
    ...(priority === undefined ? {} : { priority }),
  },
});
