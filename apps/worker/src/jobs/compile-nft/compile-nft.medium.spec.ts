import { drawPicture } from '@argument/testing';
import { startWorkerContext, type WorkerContext } from '../../../test/worker-context.js';

let ctx: WorkerContext;
beforeAll(async () => {
  ctx = await startWorkerContext();
});
afterAll(() => ctx.close());
beforeEach(() => ctx.newProject());

const NFT_TIMEOUT_MS = 150_000;
const read = (id: string) =>
  ctx.client.marker.findUniqueOrThrow({ where: { id }, include: { files: { orderBy: { name: 'asc' } } } });

describe('compile-nft', () => {
  it('adds the files of AR.js to a marker that is ready, and publishes its links anew', async () => {
    const picture = await drawPicture({ width: 640, height: 480, shapes: 14 });
    const markerId = await ctx.newMarker(await ctx.newImage(picture));
    const linkId = await ctx.newLink([markerId]);
    await ctx.settle();
    const link = () => ctx.client.link.findUniqueOrThrow({ where: { id: linkId } });
    expect(await read(markerId)).toMatchObject({ status: 'ready', arjsWidth: null });
    const { revision } = await link();

    await ctx.settle(NFT_TIMEOUT_MS, { withNft: true });
    const marker = await read(markerId);
    expect(marker).toMatchObject({ status: 'ready', arjsWidth: 640, arjsHeight: 480 });
    expect(marker.files.map(({ name }) => name)).toEqual(['argm', 'fset', 'fset3', 'iset']);
    for (const { bytes, key } of marker.files) {
      expect(Number(bytes)).toBeGreaterThan(500);
      expect((await ctx.readStored(key)).length).toBe(Number(bytes));
    }
    expect((await link()).revision).toBe(revision + 1);
    expect((await link()).publishedRevision).toBe(revision + 1);

    // The same picture again takes the files that are there.
    const began = Date.now();
    const twinId = await ctx.newMarker(await ctx.newImage(picture));
    await ctx.settle(10_000, { withNft: true });
    const twin = await read(twinId);
    expect(twin.files.map(({ sha256 }) => sha256)).toEqual(marker.files.map(({ sha256 }) => sha256));
    expect(twin).toMatchObject({ arjsWidth: 640, arjsHeight: 480 });
    expect(Date.now() - began).toBeLessThan(6_000);
  }, 180_000);

  it('leaves the marker ready when it fails', async () => {
    const markerId = await ctx.newMarker(await ctx.newImage(await drawPicture({ seed: 3 }), { isHeld: true }));
    await ctx.client.marker.update({ where: { id: markerId }, data: { status: 'ready' } });
    await ctx.enqueue(`compile-nft:${markerId}:1`, 'compile-nft', { markerId });
    await ctx.settle(20_000, { withNft: true });
    const job = await ctx.client.job.findUniqueOrThrow({ where: { id: `compile-nft:${markerId}:1` } });
    expect(job).toMatchObject({ status: 'failed', errorCode: 'image_not_ready' });
    expect(await read(markerId)).toMatchObject({ status: 'ready', errorCode: null });
  });
});
