import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { cancelJobs, insertJob, markDispatched, takeLease } from '@argument/database';
import { makeTempFolder, startRedis, waitFor } from '@argument/testing';
import { makeClip } from '../test/clips.js';
import { seeded } from '../test/hostile/random.js';
import { startWorkerContext, type WorkerContext } from '../test/worker-context.js';
import { buildWorker, WorkerProcess } from '../test/worker-process.js';

/** Kills of the worker that has the same job; the nightly run takes many with other seeds. */
const KILLS = Number(process.env.ARGUMENT_KILLS ?? 2);
const ROUNDS = Number(process.env.ARGUMENT_ROUNDS ?? 1);
const random = seeded(Number(process.env.ARGUMENT_SEED ?? 7));

let ctx: WorkerContext;
let folder: Awaited<ReturnType<typeof makeTempFolder>>;
let workers: WorkerProcess[] = [];
beforeAll(async () => {
  await buildWorker();
  folder = await makeTempFolder();
}, 240_000);
afterAll(() => folder.remove());
beforeEach(async () => {
  ctx = await startWorkerContext({ isIdle: true });
  workers = [];
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.kill()));
  await ctx.close();
});

function newWorker(more: NodeJS.ProcessEnv = {}): WorkerProcess {
  const worker = new WorkerProcess(ctx.env, more);
  workers.push(worker);
  worker.start();
  return worker;
}

const clip = () => makeClip(folder.path, 'clip.mp4', { width: 854, height: 480, seconds: 2, rate: 50 });
const video = (id: string) => ctx.client.video.findUniqueOrThrow({ where: { id }, include: { renditions: true } });
const isBegun = (id: string) => async () => (await video(id)).status === 'processing';
const isReady = (id: string) => async () => (await video(id)).status === 'ready';

/** One set of files, no more and no less, and told once. */
async function expectWhole(id: string): Promise<void> {
  const { renditions } = await video(id);
  expect(renditions.map(({ name }) => name).sort()).toEqual(['360p', '480p', 'poster']);
  expect((await ctx.storedKeys('renditions/')).sort()).toEqual(renditions.map(({ key }) => key).sort());
  expect(await ctx.eventNames()).toEqual(['video.ready']);
  expect(await ctx.client.job.findUniqueOrThrow({ where: { id: `transcode-video:${id}:1` } })).toMatchObject({
    status: 'succeeded',
  });
}

async function programs(): Promise<string> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => ''));
  return (await Promise.all(lines)).join('\n');
}

it.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))(
  `a job whose worker is killed ${KILLS} times ends once and whole (round %i)`,
  async () => {
    const id = await ctx.newVideo(await clip());
    const leases = new Set<string | null>();
    const lease = async () => (await ctx.client.job.findFirstOrThrow({ where: { subjectId: id } })).lease;
    for (let kill = 0; kill < KILLS && !(await isReady(id)()); kill++) {
      const worker = newWorker();
      await waitFor('the job to be taken anew', async () => !leases.has(await lease()) || isReady(id)(), 60_000);
      leases.add(await lease());
      await sleep(random.below(2_500));
      await worker.kill();
    }
    newWorker();
    await waitFor('the video to be ready', isReady(id), 120_000);
    await expectWhole(id);
  },
  3_600_000,
);

it('a worker that was stopped past its lock and goes on writes nothing any more', async () => {
  const stopped = newWorker();
  const id = await ctx.newVideo(await clip());
  await waitFor('the first worker to begin', isBegun(id), 60_000);
  stopped.signal('SIGSTOP');
  newWorker();
  await waitFor('the second worker to end it', isReady(id), 120_000);
  await expectWhole(id);
  const { updatedAt } = await video(id);
  stopped.signal('SIGCONT');
  // Time enough for all that it would have done.
  await sleep(6_000);
  await expectWhole(id);
  expect((await video(id)).updatedAt).toEqual(updatedAt);
}, 300_000);

it('a transaction of a run that lost its job is refused whole', async () => {
  const id = await ctx.newImage(Buffer.from('x'), { isHeld: true });
  const jobId = `process-image:${id}:1`;
  await insertJob(ctx.client, { id: jobId, name: 'process-image', payload: { imageId: id }, workspaceId: null });
  await takeLease(ctx.client, { jobId, lease: 'mine' }, 1);
  const { runWithLease } = await import('./core/leases.js');
  const write = () =>
    runWithLease({ jobId, lease: 'mine' }, () =>
      ctx.deps.unitOfWork.run((tx) => tx.image.update({ where: { id }, data: { status: 'ready' } })),
    );
  await takeLease(ctx.client, { jobId, lease: 'of another' }, 1);
  await expect(write()).rejects.toThrow('another run');
  expect((await ctx.client.image.findUniqueOrThrow({ where: { id } })).status).toBe('queued');
});

it('deleting a video stops its job and kills its program', async () => {
  newWorker();
  const id = await ctx.newVideo(
    await makeClip(folder.path, 'long.mp4', { width: 854, height: 480, seconds: 12, rate: 50 }),
  );
  await waitFor('the program to run', async () => (await programs()).includes('libx264'), 60_000);
  await ctx.client.$transaction(async (tx) => {
    await tx.video.delete({ where: { id } });
    await cancelJobs(tx, id);
  });
  await waitFor(
    'the program to be gone',
    async () => !(await programs()).includes(ctx.env.ARGUMENT_HOME) && !(await runs()),
    10_000,
  );
  expect((await ctx.client.job.findFirstOrThrow({ where: { subjectId: id } })).status).toBe('cancelled');
  expect(await ctx.storedKeys('renditions/')).toEqual([]);
}, 180_000);

const runs = async () => /argument-job-[^\n]*360p\.mp4/.test(await programs());

it('what an emptied Redis forgot is back within seconds', async () => {
  const redis = await startRedis();
  try {
    // As the table stands when jobs had been handed over and Redis then lost them.
    const ids = await Promise.all([1, 2, 3].map(() => ctx.newImage(Buffer.from('no picture'), { isHeld: true })));
    for (const imageId of ids) {
      const id = `process-image:${imageId}:1`;
      await insertJob(ctx.client, { id, name: 'process-image', payload: { imageId }, workspaceId: ctx.workspaceId });
      await markDispatched(ctx.client, [id]);
    }
    newWorker({ REDIS_URL: redis.url });
    const failed = () => ctx.client.image.count({ where: { id: { in: ids }, status: 'failed' } });
    await waitFor('all of them to be judged', async () => (await failed()) === 3, 40_000);
  } finally {
    await Promise.all(workers.map((worker) => worker.kill()));
    await redis.stop();
  }
}, 120_000);
