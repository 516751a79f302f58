import { startWorkerContext, type WorkerContext } from '../../test/worker-context.js';
import { judgeMonthlyViews } from './monthly-views.js';

let ctx: WorkerContext;
beforeAll(async () => {
  ctx = await startWorkerContext();
});
afterAll(() => ctx.close());

const DAY_MS = 86_400_000;
const link = (id: string) => ctx.client.link.findUniqueOrThrow({ where: { id } });
const workspace = () => ctx.client.workspace.findUniqueOrThrow({ where: { id: ctx.workspaceId } });

/** As the roll-up writes it. */
async function seen(linkId: string, day: Date, views: number) {
  const none = { cameraGranted: 0, videoStarted: 0, reached25: 0, reached50: 0, reached75: 0, completed: 0 };
  const counts = { ...none, sessions: views, views, uniqueViewers: views, watchTimeMs: 0n };
  await ctx.client.analyticsDay.create({ data: { linkId, projectId: ctx.projectId, day, ...counts } });
}
async function judge() {
  await judgeMonthlyViews(ctx.deps);
  await ctx.settle();
}

it('publishes the links of a workspace small while the views of its plan are used up, and never goes dark', async () => {
  await ctx.newProject();
  const id = await ctx.newLink([]);
  await ctx.settle();
  const now = new Date();
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1));
  await seen(id, new Date(first.getTime() - DAY_MS), 5_000);
  await judge();
  expect([(await workspace()).viewsOverSince, (await link(id)).publishedReduced]).toEqual([null, false]);

  await seen(id, first, 1_000);
  await judge();
  expect((await workspace()).viewsOverSince).toBeInstanceOf(Date);
  expect(await link(id)).toMatchObject({ publishedReduced: true, isActive: true });
  const { revision } = await link(id);
  await judge();
  expect((await link(id)).revision).toBe(revision);

  await ctx.client.workspace.update({
    where: { id: ctx.workspaceId },
    data: { planOverrides: { viewsPerMonth: 1_001 } },
  });
  await judge();
  expect([(await workspace()).viewsOverSince, (await link(id)).publishedReduced]).toEqual([null, false]);

  await ctx.client.workspace.update({ where: { id: ctx.workspaceId }, data: { planOverrides: {} } });
  await judge();
  expect((await link(id)).publishedReduced).toBe(true);
  // The month is over.
  await ctx.client.analyticsDay.deleteMany({ where: { day: first } });
  await judge();
  expect((await link(id)).publishedReduced).toBe(false);
});
