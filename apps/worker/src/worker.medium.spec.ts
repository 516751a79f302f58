import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { makeTempFolder, waitFor } from '@argument/testing';
import { makeClip } from '../test/clips.js';
import { startWorkerContext, type WorkerContext } from '../test/worker-context.js';
import { buildWorker } from '../test/worker-process.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

let ctx: WorkerContext;
let folder: Awaited<ReturnType<typeof makeTempFolder>>;
const children: ChildProcess[] = [];

beforeAll(async () => {
  await buildWorker();
  [ctx, folder] = await Promise.all([startWorkerContext({ isIdle: true }), makeTempFolder()]);
  startWorker();
}, 120_000);
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await ctx.close();
  await folder.remove();
});

function startWorker(): ChildProcess {
  const { DATABASE_URL, ARGUMENT_HOME, APP_SECRET } = ctx.env;
  const child = spawn(process.execPath, ['apps/worker/dist/main.js'], {
    cwd: ROOT,
    env: { ...process.env, DATABASE_URL, ARGUMENT_HOME, APP_SECRET, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  children.push(child);
  return child;
}

const video = (id: string) => ctx.client.video.findUniqueOrThrow({ where: { id }, include: { renditions: true } });

it('finds jobs that were committed and never handed to the queue', async () => {
  const imageId = await ctx.newImage(Buffer.from('not a picture'), { isHeld: true });
  const payload = { imageId };
  const jobId = `process-image:${imageId}:1`;
  await ctx.client.job.create({ data: { id: jobId, name: 'process-image', payload, workspaceId: ctx.workspaceId } });
  const status = async () => (await ctx.client.image.findUniqueOrThrow({ where: { id: imageId } })).status;
  await waitFor('the sweeper', async () => (await status()) === 'failed', 15_000);
});

it('closes a link when it runs out', async () => {
  const linkId = await ctx.newLink([]);
  const link = () => ctx.client.link.findUniqueOrThrow({ where: { id: linkId } });
  await waitFor('the first publication', async () => (await link()).publishedRevision === 1);
  await ctx.client.link.update({ where: { id: linkId }, data: { expiresAt: new Date(Date.now() + 500) } });
  await waitFor('the second publication', async () => (await link()).publishedRevision === 2, 20_000);
  const config = JSON.parse((await ctx.readStored(`public/links/${(await link()).slug}.json`)).toString()) as unknown;
  expect(config).toMatchObject({ status: 'inactive' });
});

it('stops within seconds when asked to, and hands a running job back', async () => {
  const worker = children.at(-1);
  if (!worker) throw new Error('A worker runs.');
  const id = await ctx.newVideo(
    await makeClip(folder.path, 'long.mp4', { width: 854, height: 480, seconds: 6, rate: 50 }),
  );
  await waitFor('the encoding to be under way', async () => (await video(id)).progress > 3, 60_000);
  const asked = Date.now();
  worker.kill('SIGTERM');
  const [code] = await once(worker, 'exit');
  expect(code).toBe(0);
  expect(Date.now() - asked).toBeLessThan(8_000);
  expect((await video(id)).status).toBe('processing');
  startWorker();
  // Far sooner than a lost lock would be noticed: the queue knew at once.
  await waitFor('the other worker to go on', async () => (await video(id)).status === 'ready', 90_000);
}, 240_000);
