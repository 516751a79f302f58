import { JOB_NAMES } from '@argument/contracts';
import {
  type BackendFactory,
  type PgPool,
  type PgQueryable,
  PostgresQueueBackend,
  runMigrations,
  withBackend,
} from 'bullmq';
import pg from 'pg';
import type { BackendUse, QueueBackend } from './backend.js';
import { batchingEnds } from './batched-ends.js';
import type { JobData } from './job-data.js';
import { PostgresListener, SharedListening } from './postgres-listener.js';

const SCHEMA = 'bullmq';
/** In the place of BullMQ's function that writes events. */
const NO_EVENT = 'SELECT 0::bigint';
/** Most connections. */
const POOL_SIZE: Record<BackendUse, number> = { producer: 4, consumer: 8 };

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
      await bringUpToDate(client);
      await keepNoEvents(client);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw error;
  }

  const listener = new PostgresListener(pool);
  const connection = preparing(pool);
  const open: BackendFactory<PostgresQueueBackend, PgPool> = (name, opts) =>
    new FewStatements(new SharedListening(connection, listener), name, opts);
  const { Queue, Worker } = withBackend(open);
  return {
    // A connection that drops is replaced; whoever was using it learns by the call that failed.
    openQueue: (name) => new Queue<JobData, void>(name, { connection }).on('error', () => undefined),
    openWorker: (name, process, options) => new Worker<JobData, void>(name, process, { ...options, connection }),
    close: async () => {
      await listener.close();
      // What connections say while they go is of no interest to queues that are closed.
      pool.removeAllListeners('error').on('error', () => undefined);
      await pool.end();
    },
  };
}

/**
 * BullMQ writes down every change of a job for listeners (`QueueEvents`), which takes a quarter of what a job costs the
 * server. Nobody listens here: what dashboards hear of comes from our own tables. Workers learn of jobs in another way.
 */
async function keepNoEvents(client: pg.PoolClient): Promise<void> {
  const { rowCount } = await client.query(
    "SELECT 1 FROM pg_proc WHERE oid = 'publish_event(text, text, jsonb)'::regprocedure AND prosrc <> $1",
    [NO_EVENT],
  );
  if (rowCount === 0) return;
  await client.query('BEGIN');
  // Two processes that start together would otherwise replace it at the same time, which PostgreSQL refuses.
  await client.query("SELECT pg_advisory_xact_lock(hashtext('argument: queue without events'))");
  await client.query(`
    CREATE OR REPLACE FUNCTION ${SCHEMA}.publish_event(p_queue text, p_event text, p_data jsonb)
    RETURNS bigint LANGUAGE sql AS '${NO_EVENT}'`);
  await client.query('COMMIT');
}

/** Whoever may not make schemas was given this one; asking for it to be made would be refused although it is there. */
async function bringUpToDate(client: pg.PoolClient): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_namespace WHERE nspname = $1', [SCHEMA]);
  const making =
    rowCount === 0
      ? client
      : {
          query: (text: string, values?: unknown[]) =>
            text.startsWith('CREATE SCHEMA') ? client.query('SELECT') : client.query(text, values),
        };
  // BullMQ describes pg's answers in its own words.
  await runMigrations(making as unknown as PgQueryable, SCHEMA);
}

class FewStatements extends PostgresQueueBackend {
  /**
   * As a flow without branches: BullMQ's own way for many jobs makes and drops temporary tables, which costs as much as
   * forty jobs.
   */
  override async addJobs(entries: Parameters<PostgresQueueBackend['addJobs']>[0]): Promise<string[]> {
    const added = await this.addFlow(
      entries.map(({ job, jobId, parentKeyOpts = {} }) => ({
        queueName: this.queueName,
        prefix: '',
        jobData: job,
        jobId,
        parentKeyOpts,
      })),
    );
    return (added ?? []).map(([error, id]) => {
      if (error) throw error;
      return String(id);
    });
  }
}

/** BullMQ says the same few statements again and again: the server reads and plans each once for a connection. */
function preparing(pool: pg.Pool): PgPool {
  const names = new Map<string, string>();
  const nameOf = (text: string): string => {
    const name = names.get(text) ?? `bullmq_${names.size}`;
    names.set(text, name);
    return name;
  };
  const query = batchingEnds((text, values) => pool.query({ name: nameOf(text), text, values: [...values] }));
  const prepared = {
    query: (text: string, params?: unknown[]) => (params === undefined ? pool.query(text) : query(text, params)),
    connect: () => pool.connect(),
    end: () => pool.end(),
    on: (event: 'error', listener: (error: Error) => void) => pool.on(event, listener),
    removeAllListeners: (event?: 'error') => pool.removeAllListeners(event),
    options: pool.options,
  };
  // BullMQ describes pg's classes in its own words; the overloads of `on` keep the compiler from seeing that.
  return prepared as unknown as PgPool;
}
