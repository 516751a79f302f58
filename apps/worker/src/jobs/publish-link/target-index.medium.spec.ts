import { linkConfig } from '@argument/contracts';
import { newId } from '@argument/database';
import { keys } from '@argument/storage';
import { drawPicture } from '@argument/testing';
import { readIndex } from '@argument/vision/many';
import { compileMarker } from '@argument/vision/track';
import sharp from 'sharp';
import { startWorkerContext, type WorkerContext } from '../../../test/worker-context.js';
import { recordRenditions } from '../../core/rendition-store.js';
import { MARKER_FILE } from '../compile-marker/compile-marker.plan.js';
import { LEAST_INDEXED } from './target-index.js';

let ctx: WorkerContext;
beforeAll(async () => {
  ctx = await startWorkerContext();
});
afterAll(() => ctx.close());
beforeEach(() => ctx.newProject());

const size = { width: 200, height: 150 };

/** Three pictures, and the first in paler colours: a camera can't tell those two apart. */
async function compiledFiles() {
  const jpegs = await Promise.all([0, 1, 2].map((seed) => drawPicture({ ...size, seed, shapes: 160 })));
  const pale = await sharp(jpegs[0]).linear(0.6, 60).png().toBuffer();
  const luminances = await Promise.all([...jpegs, pale].map((picture) => sharp(picture).greyscale().raw().toBuffer()));
  return luminances.map((data) => compileMarker({ ...size, data: new Uint8Array(data) }));
}

/** A marker as if it were compiled. */
async function readyMarker(content: Uint8Array): Promise<string> {
  const [imageId, markerId] = [newId(), newId()];
  const base = { projectId: ctx.projectId, name: 'Picture', status: 'ready' } as const;
  const original = { originalKey: `originals/a/${imageId}/1`, sha256: '0'.repeat(64), bytes: 1n };
  await ctx.client.image.create({ data: { ...base, ...original, id: imageId, ...size } });
  await ctx.client.marker.create({ data: { ...base, id: markerId, imageId, settings: {} } });
  const file = await ctx.deps.renditions.put({ ...MARKER_FILE, content, width: null, height: null });
  const preview = { name: 'small', content, contentType: 'image/jpeg', extension: 'jpg', ...size };
  await recordRenditions(ctx.client, { markerId }, [file]);
  await recordRenditions(ctx.client, { imageId }, [await ctx.deps.renditions.put(preview)]);
  return markerId;
}

async function published(linkId: string) {
  const { slug } = await ctx.client.link.findUniqueOrThrow({ where: { id: linkId } });
  return linkConfig.parse(JSON.parse((await ctx.readStored(keys.linkConfig(slug))).toString()));
}

describe('the index of a link', () => {
  it('is published beside the config from nine markers on, and made of kept signatures the next time', async () => {
    const files = await compiledFiles();
    const markerIds: string[] = [];
    for (const file of [...files, ...files, ...files].slice(0, LEAST_INDEXED)) markerIds.push(await readyMarker(file));
    const few = await ctx.newLink(markerIds.slice(1));
    const many = await ctx.newLink(markerIds);
    await ctx.settle(60_000);
    expect((await published(few)).index).toBeUndefined();

    const { index, markers } = await published(many);
    const bytes = await ctx.readStored(`public${index?.url.slice('/p'.length)}`);
    expect(bytes.length).toBe(index?.bytes);
    const { targets, lookalikes } = readIndex(new Uint8Array(bytes));
    // Each picture once, however many markers were made of it.
    const hashes = markers.slice(0, files.length).map(({ engines }) => engines.argument?.sha256.slice(0, 32));
    expect(targets.map(({ key }) => key)).toEqual(hashes);
    expect(lookalikes.map(({ a, b, same }) => [a, b, same])).toEqual([[0, 3, true]]);

    const kept = { name: 'argi', markerId: { in: markerIds } };
    const signatures = await ctx.client.rendition.findMany({ where: kept, orderBy: { id: 'asc' } });
    expect(signatures).toHaveLength(files.length);
    await ctx.republish(many);
    await ctx.settle(60_000);
    expect((await published(many)).index).toEqual(index);
    expect(await ctx.client.rendition.findMany({ where: kept, orderBy: { id: 'asc' } })).toEqual(signatures);
  }, 120_000);
});
