import path from 'node:path';
import { createDatabase, type Database, type DatabaseOptions } from '@argument/database';
import {
  createLogger,
  createMetrics,
  type ErrorReporter,
  initSentry,
  type Logger,
  LogShipper,
  type Metrics,
} from '@argument/observability';
import { createEventBus, createQueue, type EventBus, type JobProducer } from '@argument/queue';
import { createObjectStore, type ObjectStore } from '@argument/storage';
import type { ApiEnv } from '../env.js';
import type { Cache } from './cache/cache.js';
import { openCache } from './cache/open-cache.js';
import { PostgresRateLimiter } from './limits/postgres-rate-limiter.js';
import type { RateLimiter } from './limits/rate-limiter.js';
import type { Mailer } from './mail/mailer.js';
import { FileMailer, SmtpMailer } from './mail/nodemailer-mailer.js';

/** Whoever asks too much, or comes when too many ask, is told so before those behind wait too; ms. */
const PATIENCE: Patience = { statementTimeoutMs: 8_000, waitMs: 5_000 };

/** How long a request waits for the database. */
export type Patience = Pick<DatabaseOptions, 'statementTimeoutMs' | 'waitMs' | 'poolSize'>;

/** What the process holds open. */
export interface Resources {
  env: ApiEnv;
  logger: Logger;
  /** Null where the log goes nowhere else. */
  shipper: LogShipper | null;
  metrics: Metrics;
  errorReporter: ErrorReporter;
  database: Database;
  store: ObjectStore;
  producer: JobProducer;
  bus: EventBus;
  mailer: Mailer;
  limiter: RateLimiter;
  cache: Cache;
}

export async function openResources(env: ApiEnv, patience: Patience = PATIENCE): Promise<Resources> {
  const shipper = env.LOG_SHIP_URL ? new LogShipper({ url: env.LOG_SHIP_URL, token: env.LOG_SHIP_TOKEN }) : null;
  const logger = createLogger({ service: 'api', level: env.LOG_LEVEL, format: env.LOG_FORMAT, copyTo: shipper });
  const database = createDatabase({ url: env.DATABASE_URL, ...patience });
  const connection = { databaseUrl: env.DATABASE_URL, redisUrl: env.REDIS_URL };
  return {
    env,
    logger,
    shipper,
    metrics: createMetrics({ service: 'api' }),
    errorReporter: initSentry({ dsn: env.SENTRY_DSN, service: 'api' }),
    database,
    cache: openCache(env.REDIS_URL, logger),
    limiter: new PostgresRateLimiter(database, env.APP_SECRET, logger),
    store: createObjectStore(env),
    producer: await createQueue(connection),
    bus: await createEventBus(connection, (error) => logger.warn({ err: error }, 'the event bus lost its connection')),
    mailer: env.SMTP_URL
      ? new SmtpMailer(env.SMTP_URL, env.MAIL_FROM)
      : new FileMailer(path.resolve(env.ARGUMENT_HOME, 'mail'), env.MAIL_FROM),
  };
}

/** Closes everything, also when one of them fails to. */
export async function closeResources(resources: Resources): Promise<void> {
  const { bus, producer, database, store, mailer, limiter, cache, errorReporter, logger, shipper } = resources;
  mailer.close();
  limiter.close();
  const closed = await Promise.allSettled([bus.close(), producer.close(), cache.close()]);
  closed.push(...(await Promise.allSettled([database.close(), store.close(), errorReporter.close()])));
  for (const result of closed) {
    if (result.status === 'rejected') logger.warn({ err: result.reason }, 'a connection was not closed cleanly');
  }
  await shipper?.close();
}
