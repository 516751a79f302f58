import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { makeTempFolder, startPostgres, type TestDatabase } from '@argument/testing';
import pg from 'pg';
import { MigrationError, migrate } from './migrate.js';

describe('migrate', () => {
  let database: TestDatabase;
  let folder: Awaited<ReturnType<typeof makeTempFolder>>;
  let dir: string;
  beforeEach(async () => {
    database = await startPostgres({ empty: true });
    folder = await makeTempFolder();
    dir = folder.path;
  });
  afterEach(async () => {
    await database.drop();
    await folder.remove();
  });

  const write = async (name: string, sql: string) => {
    await mkdir(path.join(dir, name), { recursive: true });
    await writeFile(path.join(dir, name, 'migration.sql'), sql);
  };
  const run = () => migrate({ url: database.url, dir });
  const query = async <T extends pg.QueryResultRow>(sql: string): Promise<T[]> => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    try {
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const CREATE = 'CREATE TABLE a (x int);';

  it('applies what is missing, in order, once', async () => {
    await write('20260102000000_second', 'INSERT INTO a VALUES (2);');
    await write('20260101000000_first', CREATE);
    expect(await run()).toEqual(['20260101000000_first', '20260102000000_second']);
    expect(await run()).toEqual([]);
    await write('20260103000000_third', 'INSERT INTO a VALUES (3);');
    expect(await run()).toEqual(['20260103000000_third']);
    expect(await query('SELECT x FROM a ORDER BY x')).toEqual([{ x: 2 }, { x: 3 }]);
  });

  it('keeps the record that Prisma keeps', async () => {
    await write('20260101000000_first', CREATE);
    await run();
    const [row] = await query<Record<string, unknown>>('SELECT * FROM _prisma_migrations');
    expect(row).toMatchObject({
      migration_name: '20260101000000_first',
      checksum: createHash('sha256').update(CREATE).digest('hex'),
      applied_steps_count: 1,
      rolled_back_at: null,
      finished_at: expect.any(Date),
    });
  });

  it('lets processes that start together wait for each other', async () => {
    await write('20260101000000_first', `${CREATE} SELECT pg_sleep(0.2);`);
    await write('20260102000000_second', 'INSERT INTO a VALUES (2);');
    const applied = await Promise.all(Array.from({ length: 5 }, run));
    expect(applied.flat()).toHaveLength(2);
    expect(await query('SELECT x FROM a')).toEqual([{ x: 2 }]);
  });

  it('refuses a migration that was changed after it was applied', async () => {
    await write('20260101000000_first', CREATE);
    await run();
    await write('20260101000000_first', `${CREATE} `);
    await expect(run()).rejects.toThrow(
      new MigrationError(
        'The migration 20260101000000_first was changed after it was applied. Restore the file and write a new migration.',
      ),
    );
  });

  it('undoes a failed migration, says why, and stops until someone looks', async () => {
    await write('20260101000000_first', `${CREATE} INSERT INTO nowhere VALUES (1);`);
    await expect(run()).rejects.toThrow(/20260101000000_first failed: relation "nowhere" does not exist/);
    expect(await query("SELECT 1 FROM pg_tables WHERE tablename = 'a'")).toEqual([]);
    expect((await query<{ logs: string }>('SELECT logs FROM _prisma_migrations'))[0]?.logs).toContain('nowhere');
    await expect(run()).rejects.toThrow(/failed earlier/);

    await write('20260101000000_first', CREATE);
    await query('DELETE FROM _prisma_migrations');
    expect(await run()).toEqual(['20260101000000_first']);
  });

  it('lets an older version start on a newer database', async () => {
    await write('20260101000000_first', CREATE);
    await write('20260102000000_newer', 'INSERT INTO a VALUES (2);');
    await run();
    await rm(path.join(dir, '20260102000000_newer'), { recursive: true });
    expect(await run()).toEqual([]);
  });

  it("applies the repository's own migrations", async () => {
    expect((await migrate({ url: database.url })).length).toBeGreaterThan(0);
    expect(await query("SELECT 1 AS one FROM pg_tables WHERE tablename = 'workspaces'")).toEqual([{ one: 1 }]);
  });
});
