import {
  describeEventBus,
  describeJobQueue,
  startPostgres,
  startRedis,
  type TestDatabase,
  type TestRedis,
} from '@argument/testing';
import { Redis } from 'ioredis';
import pg from 'pg';

/** All jobs go; the tables stay, for making them takes longer than most tests do. The first test finds none. */
const EMPTY = `
  DO $$ DECLARE names text; BEGIN
    SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') INTO names FROM pg_tables
    WHERE schemaname = 'bullmq' AND tablename NOT LIKE '%migration%';
    IF names IS NOT NULL THEN EXECUTE 'TRUNCATE ' || names || ' RESTART IDENTITY CASCADE'; END IF;
  END $$`;

describe('PostgreSQL', () => {
  let database: TestDatabase;
  const withClient = async (work: (client: pg.Client) => Promise<unknown>) => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await work(client);
    await client.end();
  };
  const makeConnection = async () => {
    await withClient((client) => client.query(EMPTY));
    return { databaseUrl: database.url };
  };
  beforeAll(async () => {
    database = await startPostgres({ empty: true });
  });
  afterAll(() => database.drop());

  describeJobQueue('PostgreSQL', makeConnection);
  describeEventBus('PostgreSQL', makeConnection, () =>
    withClient((client) =>
      client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      ),
    ),
  );
});

describe('Redis', () => {
  let redis: TestRedis;
  const withClient = async (work: (client: Redis) => Promise<unknown>) => {
    const client = new Redis(redis.url);
    await work(client);
    client.disconnect();
  };
  const makeConnection = async () => {
    await withClient((client) => client.flushall());
    return { databaseUrl: 'postgres://unused', redisUrl: redis.url };
  };
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());

  describeJobQueue('Redis', makeConnection);
  describeEventBus('Redis', makeConnection, () =>
    withClient(async (client) => {
      await client.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
      await client.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
    }),
  );
});
