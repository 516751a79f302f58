import {
  drawPicture,
  type Fault,
  type FaultProxy,
  makeTempFolder,
  startFaultProxy,
  startS3,
  type TestS3,
} from '@argument/testing';
import { makeClip } from '../test/clips.js';
import { type Random, seeded } from '../test/hostile/random.js';
import { expectLinkPlays, expectTruth } from '../test/storage-truth.js';
import { startWorkerContext, type WorkerContext } from '../test/worker-context.js';

/** The nightly run takes many, with other seeds. */
const ROUNDS = Number(process.env.ARGUMENT_STORAGE_ROUNDS ?? 1);
const random = seeded(Number(process.env.ARGUMENT_SEED ?? 7));

let server: TestS3;
let proxy: FaultProxy;
let ctx: WorkerContext;
let folder: Awaited<ReturnType<typeof makeTempFolder>>;
beforeEach(async () => {
  server = await startS3();
  proxy = await startFaultProxy(server.endpoint);
  const { bucket, credentials } = server;
  ctx = await startWorkerContext({
    leaves: ['prove-marker', 'compile-nft', 'compact-image'],
    env: {
      S3_ENDPOINT: proxy.url,
      S3_BUCKET: bucket,
      S3_ACCESS_KEY_ID: credentials.accessKeyId,
      S3_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
  });
  folder = await makeTempFolder();
});
afterEach(async () => {
  proxy.choose(() => null);
  await ctx.close();
  await proxy.stop();
  await server.stop();
  await folder.remove();
});

const FAULTS: Fault[] = [
  { kind: 'unavailable' },
  { kind: 'slow', ms: 200 },
  { kind: 'reset' },
  { kind: 'lost-answer' },
  { kind: 'cut' },
  { kind: 'short' },
  { kind: 'half-kept' },
];

/** One request in four meets something, and once nothing gets through for longer than the client asks again. */
function misbehave(rolls: Random): void {
  const outage = 10 + rolls.below(20);
  let requests = 0;
  proxy.choose(({ method, path }) => {
    // Uploads are the API's, and tested there.
    if (['PUT', 'HEAD'].includes(method) && path.includes('/originals/')) return null;
    requests += 1;
    if (requests >= outage && requests < outage + 9) return { kind: 'unavailable' };
    return rolls.below(4) === 0 ? rolls.pick(FAULTS) : null;
  });
}

it.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))(
  'storage that is busy, slow, breaks off and lies loses nothing and shows nothing half (round %i)',
  async (round) => {
    misbehave(random);
    const picture = await drawPicture({ width: 700, height: 525, seed: round });
    const imageId = await ctx.newImage(picture);
    const twin = await ctx.newImage(picture);
    const broken = await ctx.newImage(picture.subarray(0, picture.length / 2));
    const clip = await makeClip(folder.path, 'clip.mp4', { width: 320, height: 180, seconds: 1 });
    const videoId = await ctx.newVideo(clip);
    const linkId = await ctx.newLink([await ctx.newMarker(imageId, [videoId])]);
    await ctx.settle(120_000);
    expect(proxy.faults).toBeGreaterThan(10);
    proxy.choose(() => null);
    await expectTruth(ctx);
    const status = async (id: string) => (await ctx.client.image.findUniqueOrThrow({ where: { id } })).status;
    expect([await status(imageId), await status(twin), await status(broken)]).toEqual(['ready', 'ready', 'failed']);
    expect(await expectLinkPlays(ctx, linkId)).toBe(1);
  },
  180_000,
);
