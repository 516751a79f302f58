import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres, type TestDatabase } from '@argument/testing';
import { createDatabase, type Database } from './client.js';
import { eventsSince, recordEvent } from './events.js';
import { newId } from './ids.js';
import { isUniqueViolation } from './transaction.js';
import { databaseTrouble } from './trouble.js';

let server: TestDatabase;
let db: Database;
beforeEach(async () => {
  server = await startPostgres();
  db = createDatabase({ url: server.url });
});
afterEach(async () => {
  await db.close();
  await server.drop();
});

describe('inTransaction', () => {
  const addUser = (email: string) => ({ id: newId(), email, name: 'Ada' });

  it('keeps all of it or nothing', async () => {
    const failed = db.inTransaction(async (tx) => {
      await tx.user.create({ data: addUser('a@example.org') });
      throw new Error('No.');
    });
    await expect(failed).rejects.toThrow('No.');
    expect(await db.client.user.count()).toBe(0);
    expect(await db.inTransaction((tx) => tx.user.create({ data: addUser('a@example.org') }))).toMatchObject({
      name: 'Ada',
    });
    expect(await db.client.user.count()).toBe(1);
  });

  it('runs again after a serialization failure', async () => {
    const user = await db.client.user.create({ data: { ...addUser('a@example.org'), name: '0' } });
    let runs = 0;
    let bothHaveRead: () => void;
    const met = new Promise<void>((resolve) => {
      bothHaveRead = resolve;
    });
    const increment = () =>
      db.inTransaction(
        async (tx) => {
          runs += 1;
          const { name } = await tx.user.findUniqueOrThrow({ where: { id: user.id } });
          // Nobody writes before two have read the same, so that one of them has to run again.
          if (runs > 1) bothHaveRead();
          await met;
          await tx.user.update({ where: { id: user.id }, data: { name: String(Number(name) + 1) } });
        },
        { isolation: 'Serializable', attempts: 50 },
      );
    await Promise.all(Array.from({ length: 4 }, increment));
    expect((await db.client.user.findUniqueOrThrow({ where: { id: user.id } })).name).toBe('4');
    expect(runs).toBeGreaterThan(4);
  });

  it('runs again after a deadlock', async () => {
    const [one, two] = await Promise.all([
      db.client.user.create({ data: addUser('1@example.org') }),
      db.client.user.create({ data: addUser('2@example.org') }),
    ]);
    let runs = 0;
    const touch = (ids: string[], name: string) =>
      db.inTransaction(async (tx) => {
        runs += 1;
        for (const id of ids) {
          await tx.user.update({ where: { id }, data: { name } });
          if (runs <= 2) await new Promise((resolve) => setTimeout(resolve, 100));
        }
      });
    await Promise.all([touch([one.id, two.id], 'a'), touch([two.id, one.id], 'b')]);
    expect(runs).toBe(3);
  });

  it('runs again when the connection is lost before the commit', async () => {
    let runs = 0;
    await db.inTransaction(async (tx) => {
      runs += 1;
      await tx.user.create({ data: addUser('a@example.org') });
      const [own] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS pid`;
      if (runs === 1) await db.client.$queryRaw`SELECT pg_terminate_backend(${own?.pid}::int)::text`;
      await tx.user.count();
    });
    expect([runs, await db.client.user.count()]).toEqual([2, 1]);
  });

  it('knows which unique value was taken', async () => {
    await db.client.user.create({ data: addUser('a@example.org') });
    const error: unknown = await db.client.user.create({ data: addUser('a@example.org') }).catch((e: unknown) => e);
    expect(isUniqueViolation(error, 'email')).toBe(true);
    expect(isUniqueViolation(error, 'slug')).toBe(false);
    expect(isUniqueViolation(new Error('x'))).toBe(false);
  });
});

describe('domain events', () => {
  const data = () => ({ projectId: newId(), imageId: newId() });

  it('are numbered and can be read from any of them on', async () => {
    const [mine, other] = [newId(), newId()];
    const first = await recordEvent(db.client, mine, 'image.ready', data());
    await recordEvent(db.client, other, 'image.ready', data());
    const second = await db.inTransaction((tx) => recordEvent(tx, mine, 'image.failed', data()));
    expect(await eventsSince(db.client, mine, '0')).toEqual([first, second]);
    expect(await eventsSince(db.client, mine, first.sequence)).toEqual([second]);
  });

  it('of one workspace commit in the order of their numbers', async () => {
    const workspaceId = newId();
    let hold: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      hold = resolve;
    });
    let recorded: () => void = () => undefined;
    const early = new Promise<void>((resolve) => {
      recorded = resolve;
    });
    const slow = db.inTransaction(async (tx) => {
      const event = await recordEvent(tx, workspaceId, 'image.ready', data());
      recorded();
      await held;
      return event;
    });
    await early;
    const fast = db.inTransaction((tx) => recordEvent(tx, workspaceId, 'image.ready', data()));
    const elsewhere = await db.inTransaction((tx) => recordEvent(tx, newId(), 'image.ready', data()));
    expect(elsewhere.name).toBe('image.ready');
    expect(await eventsSince(db.client, workspaceId, '0')).toEqual([]);
    hold();
    expect(await eventsSince(db.client, workspaceId, '0').then(() => Promise.all([slow, fast]))).toHaveLength(2);
    const [one, two] = await Promise.all([slow, fast]);
    expect(BigInt(one.sequence)).toBeLessThan(BigInt(two.sequence));
  });
});

describe('trouble of the database', () => {
  const nobody = newId();
  const troubleOf = async (work: PromiseLike<unknown>) => {
    const error: unknown = await Promise.resolve(work).then(
      () => new Error('It went well.'),
      (reason: unknown) => reason,
    );
    return databaseTrouble(error);
  };

  it('is told from mistakes: too slow, no connection left, no time left', async () => {
    const small = createDatabase({ url: server.url, poolSize: 1, statementTimeoutMs: 200, waitMs: 200 });
    const slow = small.client.$queryRaw`SELECT pg_sleep(1)::text`;
    expect(await troubleOf(slow)).toBe('unavailable');
    expect(await troubleOf(small.direct.$queryRaw`SELECT pg_sleep(1)::text`)).toBe('unavailable');
    const held = small.inTransaction((tx) => tx.$queryRaw`SELECT pg_sleep(0.15)::text`.then(() => sleep(900)));
    await sleep(50);
    expect(await troubleOf(small.client.user.count())).toBe('unavailable');
    expect(await troubleOf(small.inTransaction((tx) => tx.user.count()))).toBe('unavailable');
    await held;
    expect(await troubleOf(small.client.$queryRaw`SELECT 1 FROM no_such_table`)).toBeNull();
    expect(await troubleOf(Promise.reject(new TypeError('x is not a function')))).toBeNull();
    await small.close();
    const nowhere = createDatabase({ url: 'postgres://nobody@127.0.0.1:9/none' });
    expect(await troubleOf(nowhere.client.user.count())).toBe('unavailable');
    await nowhere.close();
  });

  it('is told from races: what was needed is gone or taken', async () => {
    const { client } = db;
    expect(await troubleOf(client.user.update({ where: { id: nobody }, data: { name: 'x' } }))).toBe('overtaken');
    const signIn = { id: newId(), userId: nobody, device: 'x' };
    expect(await troubleOf(client.signIn.create({ data: signIn }))).toBe('overtaken');
    expect(
      await troubleOf(db.direct.$executeRaw`INSERT INTO sign_ins (id, user_id, device)
        VALUES (${newId()}::uuid, ${nobody}::uuid, 'x')`),
    ).toBe('overtaken');
  });
});
