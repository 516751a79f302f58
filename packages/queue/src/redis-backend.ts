import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { BackendUse, QueueBackend } from './backend.js';
import type { JobData } from './job-data.js';

/** Longest wait of a producer for an answer, in ms: somebody may be waiting for it with a request. */
const PATIENCE_MS = 5_000;

/**
 * The queue in Redis 7 or later. A producer learns at once that Redis is away, since what it could not hand over is in the
 * outbox; whoever takes jobs waits for as long as it takes.
 */
export async function connectRedisBackend(url: string, use: BackendUse): Promise<QueueBackend> {
  const connection = new Redis(url, {
    maxRetriesPerRequest: null,
    lazyConnect: true,
    ...(use === 'producer' ? { enableOfflineQueue: false, commandTimeout: PATIENCE_MS } : {}),
  });
  // One that drops is made anew; whoever was using it learns by the call that failed.
  connection.on('error', () => undefined);
  try {
    await connection.connect();
    await connection.ping();
  } catch (error) {
    connection.disconnect();
    throw error;
  }
  return {
    openQueue: (name) => new Queue<JobData, void>(name, { connection }).on('error', () => undefined),
    openWorker: (name, process, options) => new Worker<JobData, void>(name, process, { ...options, connection }),
    close: async () => {
      // There may be nobody to say goodbye to.
      await connection.quit().catch(() => connection.disconnect());
    },
  };
}
