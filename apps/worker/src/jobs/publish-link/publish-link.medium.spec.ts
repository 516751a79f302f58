import { linkConfig } from '@argument/contracts';
import { newId } from '@argument/database';
import { keys } from '@argument/storage';
import { startWorkerContext, type WorkerContext } from '../../../test/worker-context.js';
import { recordRenditions } from '../../core/rendition-store.js';
import { publishLink } from './publish-link.handler.js';

let ctx: WorkerContext;
beforeAll(async () => {
  ctx = await startWorkerContext();
});
afterAll(() => ctx.close());
beforeEach(() => ctx.newProject());

const file = async (name: string, contentType: string, size: { width: number; height: number } | null = null) => {
  const content = Buffer.from(`${name} of ${newId()}`);
  const extension = name === 'poster' || name === 'small' ? 'jpg' : name.endsWith('p') ? 'mp4' : name;
  return ctx.deps.renditions.put({
    name,
    content,
    contentType,
    extension,
    width: size?.width ?? null,
    height: size?.height ?? null,
  });
};

/** A marker and its video as if both were done. */
async function readyMarker(): Promise<{ markerId: string; videoId: string; imageId: string }> {
  const base = {
    projectId: ctx.projectId,
    name: 'Poster',
    sha256: '0'.repeat(64),
    bytes: 1n,
    status: 'ready',
  } as const;
  const [imageId, videoId, markerId] = [newId(), newId(), newId()];
  await ctx.client.image.create({
    data: { ...base, id: imageId, originalKey: 'originals/a/b/1', width: 1200, height: 900 },
  });
  await ctx.client.video.create({
    data: { ...base, id: videoId, originalKey: 'originals/a/c/1', durationMs: 4_000, hasAudio: true },
  });
  await ctx.client.marker.create({
    data: {
      id: markerId,
      projectId: ctx.projectId,
      imageId,
      name: 'Poster',
      status: 'ready',
      settings: { scale: 0.5 },
      arjsWidth: 640,
      arjsHeight: 480,
      videos: { create: [{ videoId, position: 0 }] },
    },
  });
  const jpeg = 'image/jpeg';
  const data = 'application/octet-stream';
  await recordRenditions(ctx.client, { imageId }, [await file('small', jpeg, { width: 512, height: 384 })]);
  await recordRenditions(ctx.client, { markerId }, [
    await file('argm', data),
    await file('iset', data),
    await file('fset', data),
    await file('fset3', data),
  ]);
  await recordRenditions(ctx.client, { videoId }, [
    await file('720p', 'video/mp4', { width: 1280, height: 720 }),
    await file('480p', 'video/mp4', { width: 854, height: 480 }),
    await file('poster', jpeg, { width: 1280, height: 720 }),
  ]);
  return { markerId, videoId, imageId };
}

const read = async (slug: string) => {
  const bytes = await ctx.readStored(keys.linkConfig(slug));
  return linkConfig.parse(JSON.parse(bytes.toString()));
};
const row = (id: string) => ctx.client.link.findUniqueOrThrow({ where: { id } });

describe('publish-link', () => {
  it('writes a config whose every file anybody can read, smallest video first', async () => {
    const { markerId } = await readyMarker();
    const link = await row(await ctx.newLink([markerId]));
    await ctx.settle();
    const config = await read(link.slug);
    expect(config).toMatchObject({
      status: 'active',
      engine: 'argument',
      slug: link.slug,
      analytics: { url: '/api/v1/analytics/track' },
    });
    const [marker] = config.markers;
    expect(marker).toMatchObject({
      target: { width: 1200, height: 900 },
      engines: { argument: { url: expect.stringMatching(/\.argm$/) }, arjs: { width: 640, height: 480 } },
      overlays: [{ durationMs: 4_000, hasAudio: true, placement: { scale: 0.5, loop: true } }],
    });
    expect(marker?.overlays[0]?.sources.map(({ height }) => height)).toEqual([480, 720]);
    const urls = JSON.stringify(config).match(/\/p\/objects\/[0-9a-f]{64}\.\w+/g) ?? [];
    expect(urls).toHaveLength(8);
    for (const url of urls) {
      const info = await ctx.deps.store.head(url.replace('/p/', 'public/'));
      expect(info?.cacheControl).toContain('immutable');
    }
    expect((await ctx.deps.store.head(keys.linkConfig(link.slug)))?.cacheControl).toContain('max-age=1');
    expect(await ctx.eventNames()).toEqual(['link.published']);
  });

  it('closes a link that is off, over or guarded, and names nothing of it', async () => {
    const { markerId } = await readyMarker();
    const guarded = await row(await ctx.newLink([markerId], { passwordHash: 'hash' }));
    const switched = await row(await ctx.newLink([markerId]));
    await ctx.settle();
    expect(await read(guarded.slug)).toMatchObject({ status: 'gated', markers: [] });

    await ctx.client.link.update({ where: { id: switched.id }, data: { isActive: false } });
    await ctx.republish(switched.id);
    await ctx.settle();
    expect(await read(switched.slug)).toMatchObject({ status: 'inactive', markers: [] });

    const past = new Date(Date.now() - 1_000);
    await ctx.client.link.update({ where: { id: switched.id }, data: { isActive: true, expiresAt: past } });
    await ctx.republish(switched.id);
    await ctx.settle();
    expect(await read(switched.slug)).toMatchObject({ status: 'inactive' });
  });

  it('says which tracker its owner chose', async () => {
    const { markerId } = await readyMarker();
    const link = await row(await ctx.newLink([markerId]));
    await ctx.client.link.update({ where: { id: link.id }, data: { engine: 'arjs' } });
    await ctx.republish(link.id);
    await ctx.settle();
    expect((await read(link.slug)).engine).toBe('arjs');
  });

  it('never goes dark because of a view limit', async () => {
    const { markerId } = await readyMarker();
    const link = await row(await ctx.newLink([markerId]));
    await ctx.client.link.update({ where: { id: link.id }, data: { maxViews: 1 } });
    await ctx.republish(link.id);
    await ctx.settle();
    expect((await read(link.slug)).markers).toHaveLength(1);
  });

  it('moves with its slug and leaves nothing at the old address', async () => {
    const { markerId } = await readyMarker();
    const before = await row(await ctx.newLink([markerId]));
    await ctx.settle();
    const slug = `${before.slug}-new`;
    await ctx.client.link.update({ where: { id: before.id }, data: { slug } });
    await ctx.republish(before.id);
    await ctx.settle();
    expect((await read(slug)).slug).toBe(slug);
    expect(await ctx.deps.store.head(keys.linkConfig(before.slug))).toBeNull();
  });

  it('publishes many changes at once to the newest state, and each revision at most once', async () => {
    const { markerId } = await readyMarker();
    const link = await row(await ctx.newLink([markerId]));
    for (let change = 1; change <= 8; change++) {
      await ctx.client.link.update({ where: { id: link.id }, data: { name: `Name ${change}` } });
      await ctx.republish(link.id);
    }
    await ctx.settle();
    expect((await read(link.slug)).name).toBe('Name 8');
    const { publishedRevision, revision } = await row(link.id);
    expect(publishedRevision).toBe(revision);

    const { lastModified } = (await ctx.deps.store.head(keys.linkConfig(link.slug))) ?? {};
    const run = {
      id: 'again',
      attempt: 1,
      maxAttempts: 5,
      isLastAttempt: false,
      lease: 'of this run',
      signal: new AbortController().signal,
    };
    await publishLink.handle(ctx.deps, { linkId: link.id }, run);
    expect((await ctx.deps.store.head(keys.linkConfig(link.slug)))?.lastModified).toEqual(lastModified);
  });
});

describe('delete-files', () => {
  it('deletes what nothing names, with its public copy, and leaves what is shared', async () => {
    const { markerId, videoId } = await readyMarker();
    const link = await row(await ctx.newLink([markerId]));
    await ctx.settle();
    const rows = await ctx.client.rendition.findMany({ where: { videoId }, orderBy: { name: 'asc' } });
    const [shared, gone] = rows;
    if (!shared || !gone) throw new Error('The video has renditions.');
    await ctx.client.rendition.delete({ where: { id: gone.id } });
    const config = keys.linkConfig(link.slug);
    await ctx.enqueue('delete-files:test:1', 'delete-files', { keys: [shared.key, gone.key, config, '../etc/passwd'] });
    await ctx.settle();
    const left = await ctx.storedKeys();
    expect(left).toContain(shared.key);
    expect(left).toContain(config);
    expect(left.filter((key) => key.includes(gone.sha256))).toEqual([]);
  });
});
