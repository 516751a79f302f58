import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { QueueBackend } from './backend.js';
import type { JobData } from './job-data.js';

/** The queue in Redis 7 or later. */
export async function connectRedisBackend(url: string): Promise<QueueBackend> {
  // Workers wait on a connection for as long as it takes, which rules out a limit of retries.
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  await connection.ping();
  return {
    // A connection that drops is made anew; whoever was using it learns by the call that failed.
    openQueue: (name) => new Queue<JobData, void>(name, { connection }).on('error', () => undefined),
    openWorker: (name, process, options) => new Worker<JobData, void>(name, process, { ...options, connection }),
    close: async () => {
      await connection.quit();
    },
  };
}
