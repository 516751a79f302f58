import { countStaleDays, erasureMark, newId, projectsToCount, viewsOfLinks } from '@argument/database';
import { keys } from '@argument/storage';
import { startWorkerContext, type WorkerContext } from '../../test/worker-context.js';
import { purgeProjects } from './purge.js';
import { recordRenditions } from './rendition-store.js';
import { applyRetention } from './retention.js';

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

describe('what a workspace keeps no longer', () => {
  const TODAY = new Date('2026-06-15T10:00:00Z');
  const at = (time: string) => new Date(`2026-${time}:00Z`);

  async function seen(linkId: string, startedAt: Date): Promise<string> {
    const id = newId();
    const seenBy = { visitorHash: id, device: 'Phone', browser: 'Chrome', viewedAt: startedAt, lastSeenAt: startedAt };
    const of = { linkId, projectId: ctx.projectId };
    await ctx.client.viewerSession.create({ data: { id, ...of, startedAt, ...seenBy } });
    const event = { id: newId(), sessionId: id, type: 'marker_detected', occurredAt: startedAt };
    await ctx.client.analyticsEvent.create({ data: { ...event, ...of } });
    return id;
  }
  const sessionIds = async (linkId: string) =>
    (await ctx.client.viewerSession.findMany({ where: { linkId } })).map(({ id }) => id).sort();
  const viewsOf = async (linkId: string) => (await viewsOfLinks(ctx.client, [linkId])).get(linkId);
  const rollUp = () => ctx.deps.database.inTransaction(async (tx) => countStaleDays(tx, await projectsToCount(tx)));

  it('goes session by session, and the sums of its days stay for ever', async () => {
    await ctx.newProject();
    const linkId = await ctx.newLink([], { maxViews: 100 });
    await ctx.settle();
    await ctx.client.workspace.update({ where: { id: ctx.workspaceId }, data: { sessionDays: 31 } });
    // 31 days before the 15th of June is the 15th of May: what began that day is kept.
    await seen(linkId, at('05-14T23:59'));
    await seen(linkId, at('05-01T12:00'));
    const kept = [await seen(linkId, at('05-15T00:00')), await seen(linkId, at('06-15T09:00'))].sort();

    expect((await applyRetention(ctx.deps, TODAY)).sessions).toBe(2);
    expect(await sessionIds(linkId)).toEqual(kept);
    expect(await ctx.client.analyticsEvent.count({ where: { linkId } })).toBe(2);
    expect(await viewsOf(linkId)).toBe(4);
    // Neither a roll-up nor somebody whose clock is wrong wipes them out.
    const late = await seen(linkId, at('05-14T12:00'));
    await rollUp();
    expect(await viewsOf(linkId)).toBe(4);
    expect(await ctx.client.analyticsDay.count({ where: { linkId, views: 1 } })).toBe(4);
    expect(await sessionIds(linkId)).toContain(late);
    expect((await applyRetention(ctx.deps, TODAY)).sessions).toBe(1);
    expect(await viewsOf(linkId)).toBe(4);

    // Keeping them longer brings none back, so the days that were erased stay as they are.
    await ctx.client.workspace.update({ where: { id: ctx.workspaceId }, data: { sessionDays: 40 } });
    await seen(linkId, at('05-01T12:00'));
    expect((await applyRetention(ctx.deps, TODAY)).sessions).toBe(1);
    const { sessionsErasedBefore } = await ctx.client.workspace.findUniqueOrThrow({ where: { id: ctx.workspaceId } });
    expect(sessionsErasedBefore).toEqual(new Date('2026-05-15'));
    expect(await viewsOf(linkId)).toBe(4);

    await ctx.client.workspace.update({ where: { id: ctx.workspaceId }, data: { sessionDays: null } });
    expect((await applyRetention(ctx.deps, new Date('2036-01-01'))).sessions).toBe(0);
    expect(await sessionIds(linkId)).toEqual(kept);
  });

  it('leaves a mark in the audit log, which nothing else can change, and takes ended deliveries', async () => {
    await ctx.newProject();
    const { workspaceId } = ctx;
    await ctx.client.workspace.update({ where: { id: workspaceId }, data: { auditDays: 90, deliveryDays: 7 } });
    const entry = (createdAt: Date, of: string | null = workspaceId) =>
      ctx.client.auditEntry.create({
        data: {
          ...{
            workspaceId: of,
            actorId: newId(),
            action: 'api_key.created',
            subjectType: 'api_key',
            subjectId: newId(),
          },
          ...{ details: { name: 'nightly' }, device: 'Chrome', hash: newId(), createdAt },
        },
      });
    const first = await entry(at('05-01T00:00'), null);
    const old = await entry(at('01-01T00:00'));
    const recent = await entry(at('05-01T00:00'));
    const webhook = await ctx.client.webhook.create({
      data: { id: newId(), workspaceId, url: 'https://receiver.example', secret: '', events: [] },
    });
    for (const status of ['delivered', 'failed', 'waiting'] as const)
      await ctx.client.webhookDelivery.create({
        data: {
          id: newId(),
          webhookId: webhook.id,
          eventId: newId(),
          name: 'video.ready',
          payload: {},
          status,
          createdAt: at('06-08T09:59'),
        },
      });

    expect(await applyRetention(ctx.deps, TODAY)).toMatchObject({ auditEntries: 1, deliveries: 2 });

    expect(await ctx.client.auditEntry.findUnique({ where: { id: old.id } })).toEqual({
      ...{
        id: old.id,
        hash: old.hash,
        createdAt: old.createdAt,
        workspaceId: null,
        actorId: null,
        action: 'entry.erased',
      },
      ...{ subjectType: '', subjectId: '', details: {}, device: '' },
      erasure: erasureMark(ctx.env.APP_SECRET, first.hash, old.hash),
    });
    await ctx.client
      .$executeRaw`UPDATE audit_entries SET erasure = 'x', action = 'entry.erased' WHERE id = ${recent.id}`;
    await ctx.client.$executeRaw`UPDATE audit_entries SET erasure = 'x' WHERE id = ${old.id}`;
    expect(await ctx.client.auditEntry.findMany({ where: { erasure: 'x' } })).toEqual([]);
    expect(await ctx.client.auditEntry.findUnique({ where: { id: recent.id } })).toEqual(recent);
    expect(await ctx.client.webhookDelivery.findMany()).toMatchObject([{ status: 'waiting' }]);
    expect(await applyRetention(ctx.deps, TODAY)).toEqual({ sessions: 0, auditEntries: 0, deliveries: 0 });
  });
});
