import { newId } from '@argument/database';
import { startWorkerContext, type WorkerContext } from '../../../test/worker-context.js';

let ctx: WorkerContext;
beforeAll(async () => {
  ctx = await startWorkerContext();
});
afterAll(() => ctx.close());

const rollUp = async () => {
  await ctx.enqueue(`roll-up-analytics:${newId()}`, 'roll-up-analytics', {});
  await ctx.settle();
  return ctx.client.analyticsDay.findMany({ where: { projectId: ctx.projectId }, orderBy: { day: 'asc' } });
};

describe('roll-up-analytics', () => {
  it('counts a day once however often it runs, and again when a session changes', async () => {
    const linkId = await ctx.newLink([]);
    const now = new Date();
    const session = (visitorHash: string, fields: object) => ({
      id: newId(),
      linkId,
      projectId: ctx.projectId,
      startedAt: now,
      lastSeenAt: now,
      visitorHash,
      device: 'phone',
      browser: 'Chrome',
      ...fields,
    });
    const late = session('b', {});
    await ctx.client.viewerSession.createMany({
      data: [
        session('a', { viewedAt: now, watchTimeMs: 4_000, videoStarted: true, maxPercent: 50, cameraGranted: true }),
        session('a', { viewedAt: now, watchTimeMs: 1_000, cameraGranted: true }),
        late,
      ],
    });
    const expected = { sessions: 3, views: 2, uniqueViewers: 1, watchTimeMs: 5_000n, reached25: 1, reached75: 0 };
    expect(await rollUp()).toMatchObject([expected]);
    expect(await rollUp()).toMatchObject([expected]);

    await ctx.client.viewerSession.update({ where: { id: late.id }, data: { viewedAt: now, completed: true } });
    expect(await rollUp()).toMatchObject([{ views: 3, uniqueViewers: 2, completed: 1 }]);
  });
});
