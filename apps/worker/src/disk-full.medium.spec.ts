import { stat } from 'node:fs/promises';
import {
  canMount,
  drawPicture,
  liftFileLimit,
  makeSmallDisk,
  makeTempFolder,
  type SmallDisk,
  waitFor,
  withFileLimit,
} from '@argument/testing';
import { makeClip } from '../test/clips.js';
import { expectTruth } from '../test/storage-truth.js';
import { startWorkerContext, type WorkerContext } from '../test/worker-context.js';
import { buildWorker, WorkerProcess } from '../test/worker-process.js';

const MIB = 2 ** 20;

/** Somewhere that has no room, and how it gets some. */
interface Squeeze {
  env?: Record<string, string>;
  within?: string[];
  makeRoom(worker: WorkerProcess): Promise<void>;
  remove(): Promise<void>;
}

let ctx: WorkerContext;
let worker: WorkerProcess | null;
let squeeze: Squeeze;
let folder: Awaited<ReturnType<typeof makeTempFolder>>;
beforeAll(async () => {
  await buildWorker();
  folder = await makeTempFolder();
}, 240_000);
afterAll(() => folder.remove());
afterEach(async () => {
  await worker?.kill();
  await ctx.close();
  await squeeze.remove();
});

const fullDisk = async (disk: SmallDisk, left: number, env: Record<string, string>): Promise<Squeeze> => {
  await disk.fill(left);
  return { env, makeRoom: () => disk.makeRoom(), remove: () => disk.remove() };
};

const limited = async (): Promise<Squeeze> => ({
  within: withFileLimit(16 * 1024),
  makeRoom: ({ pid }) => liftFileLimit(pid),
  remove: async () => undefined,
});

const smallTemp = async (left: number): Promise<Squeeze> => {
  const disk = await makeSmallDisk(64 * MIB);
  return fullDisk(disk, left, { TMPDIR: disk.path });
};

type Place = [string, (original: number) => Promise<Squeeze>];
const ON_A_DISK: Place[] = [
  ['room for the original, not for what is made of it', (original) => smallTemp(original + 60_000)],
  ['no room for temporary files', () => smallTemp(0)],
];
/** The nightly run takes all of them. */
const disks = process.env.ARGUMENT_ROUNDS === undefined ? ON_A_DISK.slice(0, 1) : ON_A_DISK;
const places: Place[] = [['files of its own that may not grow', limited], ...(canMount() ? disks : [])];

/** The other one may have found the room that this one left. */
const failedOnce = async () => (await ctx.client.job.count({ where: { errorCode: 'internal_error' } })) >= 1;

it.each(places)('a worker with %s loses nothing, and goes on when there is room again', async (_what, make) => {
  ctx = await startWorkerContext({ isIdle: true });
  const picture = await drawPicture({ width: 700, height: 525 });
  const clip = await makeClip(folder.path, 'clip.mp4', { width: 640, height: 360, extra: ['-b:v', '1M'] });
  squeeze = await make(Math.max(picture.length, (await stat(clip)).size));
  const imageId = await ctx.newImage(picture);
  const videoId = await ctx.newVideo(clip);
  worker = new WorkerProcess(ctx.env, squeeze.env, squeeze.within);
  worker.start();
  await waitFor('a job to have failed for want of room', failedOnce, 40_000);
  await squeeze.makeRoom(worker);
  await ctx.settle();
  await expectTruth(ctx);
  expect((await ctx.client.image.findUniqueOrThrow({ where: { id: imageId } })).status).toBe('ready');
  expect((await ctx.client.video.findUniqueOrThrow({ where: { id: videoId } })).status).toBe('ready');
});
