import { startPostgres, type TestDatabase } from '@argument/testing';
import { createDatabase, type Database } from './client.js';
import { newId } from './ids.js';
import {
  completeJob,
  findJob,
  holdLease,
  keepLeases,
  markJobFailed,
  markJobProgress,
  markJobRetrying,
  markJobSucceeded,
  reviveJob,
  takeLease,
  takeLeases,
} from './jobs.js';
import {
  cancelJobs,
  countDispatched,
  dispatchableJobs,
  type Importance,
  insertJob,
  markDispatched,
  noteHandedOver,
} from './outbox.js';

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

const job = (workspaceId: string | null = null, imageId = newId()) => ({
  id: `process-image:${imageId}:1`,
  name: 'process-image' as const,
  payload: { imageId },
  workspaceId,
});
const add = async (workspaceId: string | null = null): Promise<string> => {
  const wanted = job(workspaceId);
  await insertJob(db.client, wanted);
  return wanted.id;
};
const leaseOf = (jobId: string, lease: string) => ({ jobId, lease });

describe('the outbox', () => {
  it('has a job exactly when the transaction is committed, and once', async () => {
    const wanted = job();
    const lost = db.inTransaction(async (tx) => {
      await insertJob(tx, job());
      throw new Error('No.');
    });
    await expect(lost).rejects.toThrow('No.');
    const { workspaceId: _, ...written } = wanted;
    expect(await insertJob(db.client, wanted)).toMatchObject(written);
    expect(await insertJob(db.client, wanted)).toBeNull();
    expect(await dispatchableJobs(db.client)).toEqual([{ ...written, priority: expect.any(Number) }]);
  });

  it('offers a job again only when nothing was heard of it for long', async () => {
    const id = await add();
    await markDispatched(db.client, [id]);
    expect(await countDispatched(db.client)).toBe(1);
    expect(await dispatchableJobs(db.client)).toEqual([]);
    expect(await dispatchableJobs(db.client, { staleMs: -1000 })).toHaveLength(1);
    await takeLease(db.client, leaseOf(id, 'a'), 1);
    expect(await dispatchableJobs(db.client)).toEqual([]);
    expect(await dispatchableJobs(db.client, { staleMs: -1000 })).toHaveLength(1);
    await markJobSucceeded(db.client, id);
    expect(await dispatchableJobs(db.client, { staleMs: -1000 })).toEqual([]);
    expect(await countDispatched(db.client)).toBe(0);
  });

  it('leaves a job to whoever wrote it for a moment', async () => {
    const id = await add();
    expect(await dispatchableJobs(db.client, { freshMs: 60_000 })).toEqual([]);
    await db.client.job.update({ where: { id }, data: { updatedAt: new Date(Date.now() - 61_000) } });
    expect(await dispatchableJobs(db.client, { freshMs: 60_000 })).toHaveLength(1);
  });

  it('is told late that the queue has a job, or by the run itself, which such a note leaves alone', async () => {
    const [waiting, running, ended] = [await add(), await add(), await add()];
    await takeLease(db.client, leaseOf(running, 'a'), 1);
    await takeLeases(db.direct, [{ ...leaseOf(ended, 'b'), attempt: 1 }]);
    await completeJob(db.client, leaseOf(ended, 'b'));
    const before = await findJob(db.client, ended);
    expect(before?.dispatchedAt).not.toBeNull();
    expect(await countDispatched(db.client)).toBe(1);
    await noteHandedOver(db.direct, [waiting, running, ended]);
    expect(await countDispatched(db.client)).toBe(2);
    expect(await findJob(db.client, ended)).toEqual(before);
    expect(await dispatchableJobs(db.client)).toEqual([]);
  });

  it('keeps a job for later', async () => {
    const later = await insertJob(db.client, { ...job(), delayMs: 60_000 });
    expect(later).toMatchObject({ delayMs: 60_000 });
    const [found] = await dispatchableJobs(db.client);
    expect(found?.delayMs).toBeGreaterThan(55_000);
    await markDispatched(db.client, [later?.id ?? '']);
    // Its silence is no sign that the queue forgot it.
    expect(await dispatchableJobs(db.client, { staleMs: -1000 })).toEqual([]);
  });

  it('follows a job through a retry to its failure, and through another life', async () => {
    const id = await add();
    await markDispatched(db.client, [id]);
    await takeLease(db.client, leaseOf(id, 'a'), 1);
    await markJobProgress(db.client, id, 0.5);
    expect(await findJob(db.client, id)).toMatchObject({ status: 'active', progress: 0.5, attempts: 1 });
    await markJobRetrying(db.client, id, { code: 'disk_full', message: 'The disk is full.' });
    expect(await findJob(db.client, id)).toMatchObject({ status: 'queued', errorCode: 'disk_full' });
    expect(await dispatchableJobs(db.client)).toEqual([]);
    await takeLease(db.client, leaseOf(id, 'b'), 2);
    await markJobFailed(db.client, id, { code: 'disk_full', message: 'Upload it again.' }, true);
    expect(await findJob(db.client, id)).toMatchObject({
      status: 'failed',
      attempts: 2,
      errorMessage: 'Upload it again.',
    });
    expect(await takeLease(db.client, leaseOf(id, 'c'), 3)).toBe('unwanted');
    expect(await reviveJob(db.client, id)).toBe(true);
    expect(await reviveJob(db.client, id)).toBe(false);
    expect(await findJob(db.client, id)).toMatchObject({ status: 'queued', attempts: 0, errorCode: null });
    expect(await dispatchableJobs(db.client)).toHaveLength(1);
  });
});

describe('the end of a run', () => {
  it('is the run’s that holds the job, and saying it twice is harmless', async () => {
    const id = await add();
    await takeLease(db.client, leaseOf(id, 'a'), 1);
    await takeLease(db.client, leaseOf(id, 'b'), 2);
    expect(await completeJob(db.client, leaseOf(id, 'a'))).toBe(false);
    expect(await completeJob(db.client, leaseOf(id, 'b'))).toBe(true);
    expect(await completeJob(db.client, leaseOf(id, 'b'))).toBe(true);
    expect(await findJob(db.client, id)).toMatchObject({ status: 'succeeded', progress: 1 });
  });
});

describe('clocks', () => {
  const real = Date.now;
  afterEach(() => {
    Date.now = real;
  });

  it.each([-3, 3])(
    'a process whose clock jumped by %i hours takes nobody for dead and nobody for alive',
    async (hours) => {
      const [fresh, dead] = [await add(), await add()];
      await markDispatched(db.client, [fresh, dead]);
      await takeLease(db.client, leaseOf(fresh, 'a'), 1);
      const silent = new Date(real() - 120_000);
      await db.client.job.update({ where: { id: dead }, data: { dispatchedAt: silent } });
      Date.now = () => real() + hours * 3_600_000;
      expect((await dispatchableJobs(db.client)).map(({ id }) => id)).toEqual([dead]);
    },
  );
});

describe('turns', () => {
  const order = async () => (await dispatchableJobs(db.client, { limit: 2_000 })).map(({ id }) => id);

  it('let a single upload pass a studio’s thousand', async () => {
    const [studio, visitor] = [newId(), newId()];
    const thousand: string[] = [];
    for (let i = 0; i < 1_000; i++) thousand.push(await add(studio));
    const single = await add(visitor);
    expect((await order()).indexOf(single)).toBeLessThanOrEqual(1);
    expect((await order()).filter((id) => id !== single)).toEqual(thousand);
  }, 30_000);

  it('alternate, also with a studio that comes when half of the other’s work is done', async () => {
    const [early, late] = [newId(), newId()];
    const first: string[] = [];
    for (let i = 0; i < 20; i++) first.push(await add(early));
    for (const id of first.splice(0, 10)) {
      await takeLease(db.client, leaseOf(id, id), 1);
      await markJobSucceeded(db.client, id);
    }
    const second: string[] = [];
    for (let i = 0; i < 10; i++) second.push(await add(late));
    const whose = (await order()).map((id) => (first.includes(id) ? 'early' : 'late'));
    // Neither is ever more than one job ahead.
    for (let i = 2; i <= whose.length; i += 2) {
      expect(whose.slice(0, i).filter((who) => who === 'early')).toHaveLength(i / 2);
    }
  });

  it('go by importance first', async () => {
    const ids: Record<string, string> = {};
    for (const importance of ['low', 'normal', 'high'] as Importance[]) {
      const wanted = job(newId());
      ids[importance] = wanted.id;
      await insertJob(db.client, { ...wanted, importance });
    }
    expect(await order()).toEqual([ids.high, ids.normal, ids.low]);
  });
});

describe('a lease', () => {
  it('goes to the next run, and the one before can write no more', async () => {
    const id = await add();
    const [first, second] = [leaseOf(id, 'first'), leaseOf(id, 'second')];
    expect(await takeLease(db.client, first, 1)).toBe('taken');
    expect(await holdLease(db.client, first)).toBe(true);
    expect(await takeLease(db.client, second, 1)).toBe('taken');
    expect(await holdLease(db.client, first)).toBe(false);
    expect(await keepLeases(db.client, [first, second])).toEqual(new Set(['second']));
  });

  it('is not taken while the one who has it commits', async () => {
    const id = await add();
    const first = leaseOf(id, 'first');
    await takeLease(db.client, first, 1);
    const order: string[] = [];
    let taking: Promise<unknown> = Promise.resolve();
    await db.inTransaction(async (tx) => {
      expect(await holdLease(tx, first)).toBe(true);
      taking = takeLease(db.client, leaseOf(id, 'second'), 1).then(() => order.push('taken'));
      await new Promise((resolve) => setTimeout(resolve, 200));
      order.push('committing');
    });
    await taking;
    expect(order).toEqual(['committing', 'taken']);
  });

  it('ends when the job is cancelled with what it was for', async () => {
    const wanted = job(newId());
    await insertJob(db.client, wanted);
    await takeLease(db.client, leaseOf(wanted.id, 'a'), 1);
    expect(await cancelJobs(db.client, wanted.payload.imageId)).toEqual([{ id: wanted.id, name: 'process-image' }]);
    expect(await holdLease(db.client, leaseOf(wanted.id, 'a'))).toBe(false);
    expect(await cancelJobs(db.client, wanted.payload.imageId)).toEqual([]);
    const other = await add(wanted.workspaceId);
    expect(await cancelJobs(db.client, wanted.workspaceId ?? '')).toEqual([{ id: other, name: 'process-image' }]);
  });

  it('is nothing for jobs that nobody wrote down', async () => {
    expect(await takeLease(db.client, leaseOf('roll-up-analytics:1', 'a'), 1)).toBe('unknown');
  });
});
