import path from 'node:path';
import { createDatabase, type Database } from '@argument/database';
import {
  createLogger,
  createMetrics,
  type ErrorReporter,
  initSentry,
  type Logger,
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

/** Whoever asks too much is told so before others wait for connections; ms. */
const LONGEST_STATEMENT_MS = 15_000;

/** What the process holds open. */
export interface Resources {
  env: ApiEnv;
  logger: Logger;
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

export async function openResources(env: ApiEnv): Promise<Resources> {
  const logger = createLogger({ service: 'api', level: env.LOG_LEVEL, format: env.LOG_FORMAT });
  const database = createDatabase({ url: env.DATABASE_URL, statementTimeoutMs: LONGEST_STATEMENT_MS });
  const connection = { databaseUrl: env.DATABASE_URL, redisUrl: env.REDIS_URL };
  return {
    env,
    logger,
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
  const { bus, producer, database, store, mailer, limiter, cache, errorReporter, logger } = resources;
  mailer.close();
  limiter.close();
  const closed = await Promise.allSettled([bus.close(), producer.close(), cache.close()]);
  closed.push(...(await Promise.allSettled([database.close(), store.close(), errorReporter.close()])));
  for (const result of closed) {
    if (result.status === 'rejected') logger.warn({ err: result.reason }, 'a connection was not closed cleanly');
  }
}
