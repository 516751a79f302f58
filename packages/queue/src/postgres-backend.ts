import { JOB_NAMES } from '@argument/contracts';
import { createPostgresBackend, type PgPool, runMigrations, withBackend } from 'bullmq';
import pg from 'pg';
import type { BackendUse, QueueBackend } from './backend.js';
import type { JobData } from './job-data.js';

const SCHEMA = 'bullmq';
/** Most connections: a waiting one per worker, and some for queries. */
const POOL_SIZE: Record<BackendUse, number> = { producer: 4, consumer: JOB_NAMES.length + 6 };

/** The queue in PostgreSQL, in a schema of its own beside our tables. */
export async function connectPostgresBackend(url: string, use: BackendUse): Promise<QueueBackend> {
  const pool = new pg.Pool({
    connectionString: url,
    max: POOL_SIZE[use],
    keepAlive: true,
    options: `-c search_path=${SCHEMA}`,
  });
  // Every queue and worker listens for its errors.
  pool.setMaxListeners(2 * JOB_NAMES.length + 10);
  // An idle connection that drops is replaced at the next query.
  pool.on('error', () => undefined);
  // Before any worker: one that starts without the tables never finds them.
  try {
    const client = await pool.connect();
    try {
      await runMigrations(client, SCHEMA);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw error;
  }

  // BullMQ describes the same class in its own words; the overloads of `on` keep the compiler from seeing that.
  const connection = pool as unknown as PgPool;
  const { Queue, Worker } = withBackend(createPostgresBackend);
  return {
    // A connection that drops is replaced; whoever was using it learns by the call that failed.
    openQueue: (name) => new Queue<JobData, void>(name, { connection }).on('error', () => undefined),
    openWorker: (name, process, options) => new Worker<JobData, void>(name, process, { ...options, connection }),
    close: () => pool.end(),
  };
}
