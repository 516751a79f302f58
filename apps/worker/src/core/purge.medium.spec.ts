import { newId } from '@argument/database';
import { keys } from '@argument/storage';
import { startWorkerContext, type WorkerContext } from '../../test/worker-context.js';
import { purgeProjects } from './purge.js';
import { recordRenditions } from './rendition-store.js';

const DAY = 24 * 60 * 60 * 1000;

let ctx: WorkerContext;
beforeAll(async () => {
  ctx = await startWorkerContext({ leaves: ['prove-marker', 'process-image'] });
});
afterAll(() => ctx.close());

async function newCampaign(content: string) {
  await ctx.newProject();
  const imageId = await ctx.newImage(Buffer.from(`original of ${content}`), { isHeld: true });
  const file = await ctx.deps.renditions.put({
    name: 'small',
    content: Buffer.from(`rendition of ${content}`),
    contentType: 'image/jpeg',
    extension: 'jpg',
    width: 10,
    height: 10,
  });
  await recordRenditions(ctx.client, { imageId }, [file]);
  const linkId = await ctx.newLink([]);
  await ctx.settle();
  const { slug } = await ctx.client.link.findUniqueOrThrow({ where: { id: linkId } });
  return { id: ctx.projectId, slug };
}

it('purges what was deleted 30 days ago with all its files, and nothing else', async () => {
  await ctx.client.project.deleteMany();
  const gone = await newCampaign('gone');
  const shared = await newCampaign('shared');
  const recent = await newCampaign('recent');
  const twin = await newCampaign('shared');
  const ago = (days: number) => new Date(Date.now() - days * DAY);
  for (const { id } of [gone, shared])
    await ctx.client.project.update({ where: { id }, data: { deletedAt: ago(30.01) } });
  await ctx.client.project.update({ where: { id: recent.id }, data: { deletedAt: ago(29.9) } });
  const event = { sessionId: newId(), linkId: newId(), type: 'view_started', occurredAt: new Date() };
  for (const { id } of [gone, twin]) {
    await ctx.client.analyticsEvent.create({ data: { id: newId(), projectId: id, ...event } });
  }

  expect(await purgeProjects(ctx.deps)).toBe(2);
  expect(await purgeProjects(ctx.deps)).toBe(0);
  await ctx.settle();

  const left = await ctx.client.project.findMany({ select: { id: true } });
  expect(left.map(({ id }) => id).sort()).toEqual([recent.id, twin.id].sort());
  expect(await ctx.client.analyticsEvent.count({ where: { projectId: gone.id } })).toBe(0);
  expect(await ctx.client.analyticsEvent.count({ where: { projectId: twin.id } })).toBe(1);
  const stored = await ctx.storedKeys();
  expect(stored.filter((key) => key.startsWith(keys.originals))).toHaveLength(2);
  expect(stored.filter((key) => key.startsWith(keys.renditions))).toHaveLength(2);
  expect(stored.filter((key) => key.startsWith(keys.linkConfigs)).sort()).toEqual(
    [keys.linkConfig(recent.slug), keys.linkConfig(twin.slug)].sort(),
  );
  const ledger = await ctx.client.storedFile.findMany({ select: { key: true } });
  expect(ledger.every(({ key }) => stored.includes(key))).toBe(true);
});
