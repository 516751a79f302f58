import { linkConfig } from '@argument/contracts';
import { newId } from '@argument/database';
import { keys } from '@argument/storage';
import { startWorkerContext, type WorkerContext } from '../../test/worker-context.js';
import { republishDue, republishSeenOften } from './due-links.js';
import { recordRenditions } from './rendition-store.js';

let ctx: WorkerContext;
beforeAll(async () => {
  ctx = await startWorkerContext();
});
afterAll(() => ctx.close());
beforeEach(() => ctx.newProject());

const rendition = (name: string, contentType: string, extension: string, width: number, height: number) =>
  ctx.deps.renditions.put({ name, content: Buffer.from(newId()), contentType, extension, width, height });

/** A marker whose video has two renditions. */
async function readyMarker(): Promise<string> {
  const [imageId, videoId, markerId] = [newId(), newId(), newId()];
  const base = { projectId: ctx.projectId, name: 'Poster', status: 'ready' } as const;
  const file = { originalKey: `originals/a/${imageId}`, sha256: '0'.repeat(64), bytes: 1n };
  await ctx.client.image.create({ data: { ...base, ...file, id: imageId, width: 1200, height: 900 } });
  await ctx.client.video.create({ data: { ...base, ...file, id: videoId, durationMs: 4_000, hasAudio: true } });
  const videos = { create: [{ videoId, position: 0 }] };
  await ctx.client.marker.create({ data: { ...base, id: markerId, imageId, settings: {}, videos } });
  await recordRenditions(ctx.client, { imageId }, [await rendition('small', 'image/jpeg', 'jpg', 512, 384)]);
  await recordRenditions(ctx.client, { videoId }, [
    await rendition('720p', 'video/mp4', 'mp4', 1280, 720),
    await rendition('480p', 'video/mp4', 'mp4', 854, 480),
  ]);
  return markerId;
}

async function newLink(gates: object) {
  const id = await ctx.newLink([await readyMarker()], gates);
  await ctx.settle();
  return ctx.client.link.findUniqueOrThrow({ where: { id } });
}
const read = async (key: string) => linkConfig.parse(JSON.parse((await ctx.readStored(key)).toString()));
const published = (slug: string) => read(keys.linkConfig(slug));

describe('a published link with gates', () => {
  it('names nothing before it begins, everything from then on, and nothing when it is over', async () => {
    const hour = 3_600_000;
    const ago = (ms: number) => new Date(Date.now() - ms);
    const link = await newLink({ startsAt: ago(-hour), expiresAt: ago(-2 * hour) });
    /** As if so much time had gone by since it was published. */
    const pass = async (data: { startsAt: Date; expiresAt: Date }) => {
      await ctx.client.link.update({ where: { id: link.id }, data: { ...data, publishedAt: ago(3 * hour) } });
      await republishDue(ctx.deps);
      await ctx.settle();
    };
    await republishDue(ctx.deps);
    expect(await published(link.slug)).toMatchObject({ status: 'active', markers: [] });
    expect(await ctx.storedKeys('public/objects/')).toEqual([]);
    await pass({ startsAt: ago(10), expiresAt: ago(-hour) });
    expect((await published(link.slug)).markers).toHaveLength(1);
    await pass({ startsAt: ago(hour), expiresAt: ago(10) });
    expect(await published(link.slug)).toMatchObject({ status: 'inactive', markers: [] });
    const { revision } = await ctx.client.link.findUniqueOrThrow({ where: { id: link.id } });
    await republishDue(ctx.deps);
    expect(await ctx.client.link.findUniqueOrThrow({ where: { id: link.id } })).toMatchObject({ revision });
  });

  it('keeps the files of a gated one private, and opens them with the gate', async () => {
    const before = new Set(await ctx.storedKeys('public/objects/'));
    const link = await newLink({ passwordHash: 'hash' });
    const gate = { unlock: `/api/v1/links/${link.slug}/unlock`, password: true };
    expect(await published(link.slug)).toMatchObject({ status: 'gated', gate, markers: [] });
    expect((await ctx.storedKeys('public/objects/')).filter((key) => !before.has(key))).toEqual([]);
    const behind = await read(keys.gatedConfig(link.id));
    expect(behind.status).toBe('active');
    expect(behind.markers[0]?.overlays[0]?.sources).toHaveLength(2);

    await ctx.client.link.update({ where: { id: link.id }, data: { passwordHash: null } });
    await ctx.republish(link.id);
    await ctx.settle();
    const open = await published(link.slug);
    expect([open.status, open.gate, open.markers.length]).toEqual(['active', undefined, 1]);
    expect(await ctx.deps.store.head(keys.gatedConfig(link.id))).toBeNull();
  });

  it('closes while a moderator hides it', async () => {
    const link = await newLink({ hiddenAt: new Date() });
    expect(await published(link.slug)).toMatchObject({ status: 'inactive', markers: [] });
  });

  it('goes on in its smallest form beyond its view limit, and whole again with a higher one', async () => {
    const link = await newLink({ maxViews: 2 });
    const sources = async () =>
      (await published(link.slug)).markers[0]?.overlays[0]?.sources.map(({ height }) => height);
    expect(await sources()).toEqual([480, 720]);
    const now = new Date();
    for (const viewedAt of [now, now, null]) {
      const seen = { linkId: link.id, projectId: ctx.projectId, startedAt: now, lastSeenAt: now, viewedAt };
      await ctx.client.viewerSession.create({
        data: { id: newId(), ...seen, visitorHash: 'v', device: 'phone', browser: 'Chrome' },
      });
      await republishSeenOften(ctx.deps);
    }
    await ctx.settle();
    expect(await sources()).toEqual([480]);
    const { revision } = await ctx.client.link.findUniqueOrThrow({ where: { id: link.id } });
    await republishSeenOften(ctx.deps);
    expect(await ctx.client.link.findUniqueOrThrow({ where: { id: link.id } })).toMatchObject({ revision });

    await ctx.client.link.update({ where: { id: link.id }, data: { maxViews: 3 } });
    await ctx.republish(link.id);
    await ctx.settle();
    expect(await sources()).toEqual([480, 720]);
  });
});
