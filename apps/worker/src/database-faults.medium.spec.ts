import { setTimeout as sleep } from 'node:timers/promises';
import {
  drawPicture,
  type LineProxy,
  makeTempFolder,
  type OwnPostgres,
  startLineProxy,
  startOwnPostgres,
  waitFor,
} from '@argument/testing';
import { makeClip } from '../test/clips.js';
import { seeded } from '../test/hostile/random.js';
import { expectTruth } from '../test/storage-truth.js';
import { startWorkerContext, type WorkerContext } from '../test/worker-context.js';
import { Sweeper } from './core/sweeper.js';

/** The nightly run takes many, with other seeds. */
const ROUNDS = Number(process.env.ARGUMENT_DATABASE_ROUNDS ?? 1);
const random = seeded(Number(process.env.ARGUMENT_SEED ?? 7));

/** Of one file of the database's log: these may grow, the tables may not. */
const LOG_MIB = 1;

/** More pictures than there is room for. */
const MOST_TAKEN = 200;

let database: OwnPostgres;
let line: LineProxy;
let ctx: WorkerContext;
let sweeper: Sweeper;
let folder: Awaited<ReturnType<typeof makeTempFolder>>;
beforeAll(async () => {
  [database, folder] = await Promise.all([startOwnPostgres([`--wal-segsize=${LOG_MIB}`]), makeTempFolder()]);
  line = await startLineProxy(database.port);
  const url = new URL(database.url);
  url.port = String(line.port);
  const leaves = ['prove-marker', 'compile-nft', 'compact-image', 'compile-marker'] as const;
  ctx = await startWorkerContext({ leaves: [...leaves], database: { url: url.href, drop: async () => undefined } });
  sweeper = new Sweeper(ctx.deps);
  sweeper.start();
}, 60_000);
afterAll(async () => {
  line.trouble({});
  await sweeper.stop();
  await ctx.close();
  await line.stop();
  await Promise.all([database.drop(), folder.remove()]);
});

const rounds = Array.from({ length: ROUNDS }, (_, round) => round + 1);

/** Two pictures of the same bytes and a video, each of other bytes than before. */
async function upload(seed: number) {
  await ctx.newProject();
  const picture = await drawPicture({ width: 700, height: 525, seed });
  const size = { width: 160, height: 120, seconds: 1 + seed / 1_000 };
  const clip = await makeClip(folder.path, `clip-${seed}.mp4`, size);
  return Promise.all([ctx.newImage(picture), ctx.newImage(picture), ctx.newVideo(clip)]);
}

async function expectAllReady([first, twin, video]: readonly string[]) {
  const { client } = ctx;
  const images = await client.image.findMany({ where: { id: { in: [first ?? '', twin ?? ''] } } });
  expect(images.map(({ status }) => status)).toEqual(['ready', 'ready']);
  expect(await client.video.findUniqueOrThrow({ where: { id: video ?? '' } })).toMatchObject({ status: 'ready' });
  // Each fact is told once, however often it was tried to be told.
  expect((await ctx.eventNames()).sort()).toEqual(['image.ready', 'image.ready', 'video.ready']);
  await expectTruth(ctx);
}

it.each(rounds)(
  'commits whose answer is lost are neither lost nor made twice (round %i)',
  async (round) => {
    const ids = await upload(round);
    const before = line.lost;
    line.trouble({ loses: (answer) => answer.includes('COMMIT') && random.below(3) === 0 });
    await waitFor('some answers to be lost', () => line.lost - before >= 3, 30_000);
    line.trouble({});
    await ctx.settle();
    await expectAllReady(ids);
  },
  90_000,
);

it.each(rounds)(
  'a database that is killed under writes comes back with all of it (round %i)',
  async (round) => {
    const ids = await upload(100 + round);
    for (let kill = 0; kill < 2; kill++) {
      await sleep(random.below(400));
      await database.crash();
      await database.restart();
    }
    await waitFor('the worker to be back', () => ctx.client.job.count().catch(() => false), 20_000);
    await ctx.settle();
    await expectAllReady(ids);
  },
  90_000,
);

it('a database whose disk is full refuses what it cannot keep, and loses nothing that it took', async () => {
  await ctx.newProject();
  const { client } = ctx;
  const picture = await drawPicture({ width: 700, height: 525, seed: 999 });
  await database.crash();
  await database.restart({ fileBytes: 2 * LOG_MIB * 2 ** 20 });
  const fill = (rows: number) => client.$executeRaw`
    INSERT INTO jobs (id, name, payload, status, updated_at)
    SELECT 'publish-link:' || gen_random_uuid() || ':1', 'publish-link', '{}', 'succeeded', now()
    FROM generate_series(1, ${rows}::int)`;
  await waitFor('the worker to be back', () => client.job.count().catch(() => false), 20_000);
  for (const rows of [4_000, 200, 1]) {
    while (await fill(rows).catch(() => false));
    // What failed left room behind.
    await client.$executeRawUnsafe('VACUUM (TRUNCATE false) jobs');
  }
  await client.$executeRaw`DELETE FROM jobs WHERE id IN (SELECT id FROM jobs WHERE name = 'publish-link' LIMIT 100)`;
  await client.$executeRawUnsafe('VACUUM (TRUNCATE false) jobs');
  const taken: string[] = [];
  let reason = '';
  const isTaken = async () => {
    try {
      return taken.push(await ctx.newImage(picture)) > 0;
    } catch (error) {
      reason = String(error);
      return false;
    }
  };
  while (taken.length < MOST_TAKEN && (await isTaken())) await sleep(0);
  await database.crash();
  await database.restart();
  await waitFor('the worker to be back', () => client.job.count().catch(() => false), 20_000);
  expect(reason).toMatch(/File too large/);
  expect(taken.length).toBeGreaterThan(0);
  expect(taken.length).toBeLessThan(MOST_TAKEN);
  // The picture whose job there was no room for; the API writes both in one transaction.
  await client.image.deleteMany({ where: { projectId: ctx.projectId, id: { notIn: taken } } });
  await ctx.settle();
  const images = await client.image.findMany({ where: { projectId: ctx.projectId } });
  expect(images.map(({ id, status }) => `${id} ${status}`).sort()).toEqual(taken.map((id) => `${id} ready`).sort());
  await expectTruth(ctx);
}, 90_000);
