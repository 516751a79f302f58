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

describe('PostgreSQL', () => {
  const databases: TestDatabase[] = [];
  const makeConnection = async () => {
    const database = await startPostgres({ empty: true });
    databases.push(database);
    return { databaseUrl: database.url };
  };
  afterAll(() => Promise.all(databases.map((database) => database.drop())));

  describeJobQueue('PostgreSQL', makeConnection);
  describeEventBus('PostgreSQL', makeConnection, async ({ databaseUrl }) => {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(
      'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    await client.end();
  });
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
