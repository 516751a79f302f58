import { readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cancelJobs, insertJob, markDispatched, takeLease } from '@argument/database';
import { makeTempFolder, startRedis, waitFor } from '@argument/testing';
import { loopClip, makeClip } from '../test/clips.js';
import { seeded } from '../test/hostile/random.js';
import { Scene } from '../test/scene.js';
import { buildWorker } from '../test/worker-process.js';
import { runWithLease } from './core/leases.js';

/** Kills of the worker that has the same job; the nightly run takes many with other seeds. */
const KILLS = Number(process.env.ARGUMENT_KILLS ?? 2);
const ROUNDS = Number(process.env.ARGUMENT_ROUNDS ?? 1);
const random = seeded(Number(process.env.ARGUMENT_SEED ?? 7));

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
const makeSource = (name: string, seconds: number) =>
  makeClip(folder.path, name, { width: 854, height: 480, seconds, rate: 50 });

/** Each in a scene of its own and all begun at once, for what they mostly do is wait until a lock has run out. */
const ACTS: [string, (scene: Scene) => Promise<void>][] = [
  ...Array.from({ length: ROUNDS }, (_, round): (typeof ACTS)[number] => [
    `a job whose worker is killed ${KILLS} times ends once and whole (round ${round + 1})`,
    killAgainAndAgain,
  ]),
  ['a worker that was stopped past its lock and goes on writes nothing any more', stopPastLock],
  ['deleting a video stops its job and kills its program', deleteUnderWay],
  ['what an emptied Redis forgot is back within seconds', emptyRedis],
];
/** Most that play at a time. */
const AT_A_TIME = 4;

const ends: Promise<PromiseSettledResult<void>>[] = [];
beforeAll(async () => {
  await buildWorker();
  folder = await makeTempFolder();
  for (const [index, [, act]] of ACTS.entries()) {
    const played = Promise.resolve(ends[index - AT_A_TIME]).then(() => Scene.play(act));
    ends.push(Promise.allSettled([played]).then(([end]) => end));
  }
}, 240_000);
afterAll(async () => {
  await Promise.all(ends);
  await folder.remove();
});

it.each(ACTS.map(([name], index) => ({ name, index })))(
  '$name',
  async ({ index }) => {
    const end = await ends[index];
    if (end?.status !== 'fulfilled') throw end?.reason;
  },
  3_600_000,
);

async function killAgainAndAgain(scene: Scene): Promise<void> {
  const { ctx } = scene;
  const id = await ctx.newVideo(await makeSource('killed.mp4', 2));
  const isReady = scene.isReady(id);
  const leases = new Set<string | null>();
  const lease = async () => (await ctx.client.job.findFirstOrThrow({ where: { subjectId: id } })).lease;
  for (let kill = 0; kill < KILLS && !(await isReady()); kill++) {
    const worker = scene.newWorker();
    await waitFor('the job to be taken anew', async () => !leases.has(await lease()) || isReady(), 60_000);
    leases.add(await lease());
    await sleep(random.below(2_500));
    await worker.kill();
  }
  scene.newWorker();
  await waitFor('the video to be ready', isReady, 120_000);
  await scene.expectWhole(id);
}

async function stopPastLock(scene: Scene): Promise<void> {
  const stopped = scene.newWorker();
  const id = await scene.ctx.newVideo(await makeSource('stopped.mp4', 2));
  await waitFor('the first worker to begin', scene.isBegun(id), 60_000);
  await waitFor('its source', () => hasSource(stopped.pid), 60_000);
  stopped.signal('SIGSTOP');
  scene.newWorker();
  await waitFor('the second worker to end it', scene.isReady(id), 120_000);
  await scene.expectWhole(id);
  const { updatedAt } = await scene.video(id);
  stopped.signal('SIGCONT');
  await waitFor('the first worker to be through with it', async () => !(await hasSource(stopped.pid)), 60_000);
  await scene.expectWhole(id);
  expect((await scene.video(id)).updatedAt).toEqual(updatedAt);
}

async function deleteUnderWay(scene: Scene): Promise<void> {
  const { ctx } = scene;
  const worker = scene.newWorker();
  // Long enough that a busy machine sees the program run.
  const long = await loopClip(await makeSource('short.mp4', 2), path.join(folder.path, 'long.mp4'), 15);
  const id = await ctx.newVideo(long);
  const isRunning = async () => new RegExp(`${folderOf(worker.pid)}[^\\n]*360p\\.mp4`).test(await programs());
  await waitFor('the program to run', isRunning, 60_000);
  await ctx.client.$transaction(async (tx) => {
    await tx.video.delete({ where: { id } });
    await cancelJobs(tx, id);
  });
  await waitFor('the program to be gone', async () => !(await isRunning()), 10_000);
  expect((await ctx.client.job.findFirstOrThrow({ where: { subjectId: id } })).status).toBe('cancelled');
  expect(await ctx.storedKeys('renditions/')).toEqual([]);
}

async function emptyRedis(scene: Scene): Promise<void> {
  const { ctx } = scene;
  const redis = await startRedis();
  try {
    // As the table stands when jobs had been handed over and Redis then lost them.
    const ids = await Promise.all([1, 2, 3].map(() => ctx.newImage(Buffer.from('no picture'), { isHeld: true })));
    for (const imageId of ids) {
      const id = `process-image:${imageId}:1`;
      await insertJob(ctx.client, { id, name: 'process-image', payload: { imageId }, workspaceId: ctx.workspaceId });
      await markDispatched(ctx.client, [id]);
    }
    scene.newWorker({ REDIS_URL: redis.url });
    const failed = () => ctx.client.image.count({ where: { id: { in: ids }, status: 'failed' } });
    await waitFor('all of them to be judged', async () => (await failed()) === 3, 40_000);
  } finally {
    await scene.killAll();
    await redis.stop();
  }
}

it('a transaction of a run that lost its job is refused whole', () =>
  Scene.play(async ({ ctx }) => {
    const id = await ctx.newImage(Buffer.from('x'), { isHeld: true });
    const jobId = `process-image:${id}:1`;
    await insertJob(ctx.client, { id: jobId, name: 'process-image', payload: { imageId: id }, workspaceId: null });
    await takeLease(ctx.client, { jobId, lease: 'mine' }, 1);
    const write = () =>
      runWithLease({ jobId, lease: 'mine' }, () =>
        ctx.deps.unitOfWork.run((tx) => tx.image.update({ where: { id }, data: { status: 'ready' } })),
      );
    await takeLease(ctx.client, { jobId, lease: 'of another' }, 1);
    await expect(write()).rejects.toThrow('another run');
    expect((await ctx.client.image.findUniqueOrThrow({ where: { id } })).status).toBe('queued');
  }));

/** How the folder of a worker's job begins. */
const folderOf = (pid: number) => `argument-job-${pid}-`;

/** Whether it works on an upload, or has not cleared away after it. */
async function hasSource(pid: number): Promise<boolean> {
  const folders = (await readdir(tmpdir())).filter((name) => name.startsWith(folderOf(pid)));
  const files = await Promise.all(folders.map((name) => readdir(path.join(tmpdir(), name)).catch(() => [])));
  return files.flat().includes('original');
}

/** Command lines of all processes. */
async function programs(): Promise<string> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => ''));
  return (await Promise.all(lines)).join('\n');
}
