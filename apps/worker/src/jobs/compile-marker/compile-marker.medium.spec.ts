import { newId } from '@argument/database';
import { drawPicture } from '@argument/testing';
import { MARKER_VERSION, readMarker } from '@argument/vision/track';
import sharp from 'sharp';
import { startWorkerContext, type WorkerContext } from '../../../test/worker-context.js';
import { type NewRendition, RenditionStore } from '../../core/rendition-store.js';
import { Sweeper } from '../../core/sweeper.js';
import { compileMarker } from './compile-marker.handler.js';

let ctx: WorkerContext;
beforeAll(async () => {
  ctx = await startWorkerContext();
});
afterAll(() => ctx.close());
beforeEach(() => ctx.newProject());

const read = (id: string) =>
  ctx.client.marker.findUniqueOrThrow({ where: { id }, include: { files: { where: { name: 'argm' } } } });

async function compile(picture: Buffer) {
  const markerId = await ctx.newMarker(await ctx.newImage(picture));
  await ctx.settle();
  return read(markerId);
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
  it('scores a rich picture high and writes our file, the same for the same picture', async () => {
    const picture = await drawPicture({ width: 900, height: 500, shapes: 250 });
    const marker = await compile(picture);
    expect(marker).toMatchObject({ status: 'ready', progress: 100 });
    expect(marker.trackability).toBeGreaterThan(45);
    const [file] = marker.files;
    if (!file) throw new Error('The marker has our file.');
    const stored = await ctx.readStored(file.key);
    expect(stored.length).toBe(Number(file.bytes));
    expect(stored.length).toBeLessThan(40_000);
    const { width, height } = readMarker(stored).picture;
    expect(width / height).toBeCloseTo(900 / 500, 1);
    expect(await ctx.eventNames()).toEqual(['image.ready', 'marker.ready']);
    expect(await ctx.client.domainEvent.count({ where: { name: 'marker.progress' } })).toBeGreaterThan(0);

    const hashes = marker.files.map(({ sha256 }) => sha256);
    const twin = await compile(picture);
    expect(twin.files.map(({ sha256 }) => sha256)).toEqual(hashes);
    expect(twin.features).toEqual(marker.features);

    // Another workspace does not share: it is compiled anew, to the same bytes.
    await ctx.newProject();
    const stranger = await compile(picture);
    expect(stranger.files.map(({ sha256 }) => sha256)).toEqual(hashes);
  }, 60_000);

  it('gives a marker of an older format a file of the present one, once, and publishes its links anew', async () => {
    const picture = await drawPicture({ width: 800, height: 600, shapes: 200, seed: 5 });
    const marker = await compile(picture);
    const link = await ctx.newLink([marker.id]);
    await ctx.settle();
    const [file] = marker.files;
    const older = { contentType: 'application/vnd.argument.marker; version=0', sha256: '0'.repeat(64), key: 'old' };
    await ctx.client.rendition.update({ where: { id: file?.id ?? '' }, data: older });
    const { revision } = await ctx.client.link.findUniqueOrThrow({ where: { id: link } });

    const sweeper = new Sweeper(ctx.deps);
    await sweeper.renewMarkers();
    await sweeper.renewMarkers();
    await ctx.settle();
    const renewed = await read(marker.id);
    expect(renewed).toMatchObject({ status: 'ready', trackability: marker.trackability });
    expect(renewed.files.map(({ sha256 }) => sha256)).toEqual([file?.sha256]);
    expect(renewed.files[0]?.contentType).toContain(`version=${MARKER_VERSION}`);
    expect((await ctx.client.link.findUniqueOrThrow({ where: { id: link } })).revision).toBe(revision + 1);
    expect((await ctx.eventNames()).filter((name) => name === 'marker.ready')).toHaveLength(1);
  }, 60_000);

  it('leaves nothing behind for a marker that was deleted meanwhile', async () => {
    const imageId = await ctx.newImage(await drawPicture({ seed: 7 }));
    await ctx.settle();
    const before = await ctx.storedKeys('renditions/');
    const markerId = newId();
    await ctx.client.marker.create({
      data: { id: markerId, projectId: ctx.projectId, imageId, name: 'Poster', settings: {} },
    });
    // The marker goes between the writing of its file and the commit that would name it.
    class Late extends RenditionStore {
      override async put(rendition: NewRendition) {
        await ctx.client.marker.delete({ where: { id: markerId } });
        return super.put(rendition);
      }
    }
    const run = {
      id: 'late',
      attempt: 1,
      maxAttempts: 5,
      isLastAttempt: false,
      lease: 'of this run',
      signal: new AbortController().signal,
    };
    await compileMarker.handle({ ...ctx.deps, renditions: new Late(ctx.deps.store) }, { markerId }, run);
    await ctx.settle();
    expect(await ctx.storedKeys('renditions/')).toEqual(before);
  });

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
