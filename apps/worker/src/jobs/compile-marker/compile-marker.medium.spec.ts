import { drawPicture } from '@argument/testing';
import sharp from 'sharp';
import { startWorkerContext, type WorkerContext } from '../../../test/worker-context.js';

let ctx: WorkerContext;
beforeAll(async () => {
  ctx = await startWorkerContext();
});
afterAll(() => ctx.close());
beforeEach(() => ctx.newProject());

async function compile(picture: Buffer) {
  const markerId = await ctx.newMarker(await ctx.newImage(picture));
  await ctx.settle(120_000);
  return ctx.client.marker.findUniqueOrThrow({
    where: { id: markerId },
    include: { files: { orderBy: { name: 'asc' } } },
  });
}

const gradient = () =>
  sharp(
    Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#024"/><stop offset="1" stop-color="#fd8"/></linearGradient></defs><rect width="800" height="600" fill="url(#g)"/></svg>',
    ),
  )
    .jpeg()
    .toBuffer();

describe('compile-marker', () => {
  it('scores a rich picture high and writes the tracker’s files, the same for the same picture', async () => {
    const picture = await drawPicture({ width: 900, height: 500, shapes: 250 });
    const marker = await compile(picture);
    expect(marker).toMatchObject({ status: 'ready', progress: 100, arjsWidth: 640, arjsHeight: 356 });
    expect(marker.trackability).toBeGreaterThan(60);
    expect(marker.files.map(({ name }) => name)).toEqual(['fset', 'fset3', 'iset']);
    for (const { bytes, key } of marker.files) {
      expect(Number(bytes)).toBeGreaterThan(500);
      expect((await ctx.readStored(key)).length).toBe(Number(bytes));
    }
    expect(await ctx.eventNames()).toEqual(['image.ready', 'marker.ready']);
    expect(await ctx.client.domainEvent.count({ where: { name: 'marker.progress' } })).toBeGreaterThan(0);

    const hashes = marker.files.map(({ sha256 }) => sha256);
    const began = Date.now();
    const twin = await compile(picture);
    expect(twin.files.map(({ sha256 }) => sha256)).toEqual(hashes);
    expect(twin.features).toEqual(marker.features);
    expect(Date.now() - began).toBeLessThan(3_000);

    // Another workspace does not share: it is compiled anew, to the same bytes.
    await ctx.newProject();
    const stranger = await compile(picture);
    expect(stranger.files.map(({ sha256 }) => sha256)).toEqual(hashes);
  }, 180_000);

  it.each([
    ['a plain colour', () => drawPicture({ shapes: 0 })],
    ['a gradient', gradient],
  ])('fails on %s under 10 and says what to change', async (_what, draw) => {
    const marker = await compile(await draw());
    expect(marker).toMatchObject({ status: 'failed', errorCode: 'too_few_features', files: [] });
    expect(marker.errorMessage).toContain('Use a picture with many sharp details');
    expect(marker.trackability).toBeLessThan(10);
    expect(await ctx.eventNames()).toEqual(['image.ready', 'marker.failed']);
  });
});
