import {
  drawPicture,
  type LineProxy,
  makeTempFolder,
  startLineProxy,
  startRedis,
  type TestRedis,
  waitFor,
} from '@argument/testing';
import { makeClip } from '../test/clips.js';
import { expectTruth } from '../test/storage-truth.js';
import { startWorkerContext, type WorkerContext } from '../test/worker-context.js';
import { Sweeper } from './core/sweeper.js';

let redis: TestRedis;
let line: LineProxy;
let ctx: WorkerContext;
let folder: Awaited<ReturnType<typeof makeTempFolder>>;
beforeAll(async () => {
  [redis, folder] = await Promise.all([startRedis(), makeTempFolder()]);
  line = await startLineProxy(redis.port);
  ctx = await startWorkerContext({
    leaves: ['prove-marker', 'compile-nft', 'compact-image', 'compile-marker'],
    env: { REDIS_URL: `redis://127.0.0.1:${line.port}` },
  });
});
afterAll(async () => {
  line.trouble({});
  await ctx.close();
  await line.stop();
  await redis.stop();
  await folder.remove();
});
beforeEach(() => ctx.newProject());

const image = (seed: number) => drawPicture({ width: 700, height: 525, seed }).then((bytes) => ctx.newImage(bytes));
const statusOf = async (id: string) => (await ctx.client.image.findUniqueOrThrow({ where: { id } })).status;

it('a Redis without memory takes no jobs, and gets them when there is room again', async () => {
  const clip = await makeClip(folder.path, 'clip.mp4', { width: 160, height: 120, seconds: 1 });
  await redis.order('CONFIG SET maxmemory-policy noeviction');
  await redis.order('CONFIG SET maxmemory 1');
  // Accepted all the same: what is committed is in the table.
  const ids = [await image(1), await image(2)];
  const video = await ctx.newVideo(clip);
  const sweeper = new Sweeper(ctx.deps);
  await expect(sweeper.dispatchLeftBehind()).rejects.toThrow(/OOM/);
  expect(await ctx.client.job.count({ where: { dispatchedAt: null } })).toBe(3);
  await redis.order('CONFIG SET maxmemory 0');
  expect(await sweeper.dispatchLeftBehind()).toBe(3);
  await ctx.settle();
  expect(await Promise.all(ids.map(statusOf))).toEqual(['ready', 'ready']);
  expect(await ctx.client.video.findUniqueOrThrow({ where: { id: video } })).toMatchObject({ status: 'ready' });
  await expectTruth(ctx);
});

it('jobs that run while its memory ends are done once', async () => {
  const id = await image(3);
  await waitFor('the job to run', async () => (await ctx.client.job.count({ where: { status: 'active' } })) > 0);
  await redis.order('CONFIG SET maxmemory 1');
  await waitFor('the picture to be ready', async () => (await statusOf(id)) === 'ready');
  await redis.order('CONFIG SET maxmemory 0');
  await ctx.settle();
  expect(await ctx.eventNames()).toEqual(['image.ready']);
  await expectTruth(ctx);
});

it('a Redis whose answers come late costs time and nothing else', async () => {
  line.trouble({ delayMs: 120 });
  const ids = [await image(4), await image(5), await image(4)];
  await ctx.settle();
  expect(await Promise.all(ids.map(statusOf))).toEqual(['ready', 'ready', 'ready']);
  expect(await ctx.eventNames()).toEqual(['image.ready', 'image.ready', 'image.ready']);
  line.trouble({});
  await expectTruth(ctx);
});

it('a Redis that is killed under jobs, and comes back empty, costs nothing but time', async () => {
  const sweeper = new Sweeper(ctx.deps);
  const ids = [await image(6), await image(7), await image(8)];
  await redis.kill();
  // Accepted while there is no queue at all, and without waiting for one.
  const began = Date.now();
  ids.push(await image(9));
  expect(Date.now() - began).toBeLessThan(10_000);
  await redis.restart();
  sweeper.start();
  try {
    await ctx.settle();
  } finally {
    await sweeper.stop();
  }
  expect(await Promise.all(ids.map(statusOf))).toEqual(['ready', 'ready', 'ready', 'ready']);
  expect(await ctx.eventNames()).toEqual(['image.ready', 'image.ready', 'image.ready', 'image.ready']);
  await expectTruth(ctx);
}, 60_000);
