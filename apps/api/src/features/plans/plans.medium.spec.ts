import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type AdminWorkspace, FREE_PLAN, type Page, type Plan, type Problem, type Quota } from '@argument/contracts';
import { mp4WithDuration } from '../../../test/made-files.js';
import { startTestApi, type TestApi, type TestClient } from '../../../test/test-api.js';
import { QuotaRepository } from '../quota/quota.repository.js';
import { ViewsNoticesService } from '../quota/views-notices.service.js';

let api: TestApi;
let operator: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  operator = await api.newOperator();
});
afterAll(() => api.close());
beforeEach(() => api.forgetLimits());

const at = '/api/v1/admin/plans';
const limits = {
  projects: 1,
  storageBytes: 4_000,
  viewsPerMonth: 10,
  requestsPerMinute: 7,
  imageBytes: 2_000,
  videoBytes: 3_000,
  videoDurationMs: 5_000,
};
const roomy = { ...limits, requestsPerMinute: 100 };
const codeOf = (answer: { json: unknown }) => (answer.json as Problem).code;
const list = async () => (await operator.expect<{ items: Plan[] }>(200, 'GET', at)).items;
const give = (workspaceId: string, change: object) =>
  operator.expect<AdminWorkspace>(200, 'PATCH', `/api/v1/admin/workspaces/${workspaceId}`, change);
const quota = (client: TestClient) => client.expect<Quota>(200, 'GET', '/api/v1/users/me/quota');

it('begins with the free plan for everybody', async () => {
  const { imageMinWidth: _w, imageMinHeight: _h, imageMaxSide: _s, ...free } = FREE_PLAN;
  expect(await list()).toMatchObject([{ name: 'free', isDefault: true, limits: free }]);
  expect(await quota(await api.newUser())).toMatchObject({ plan: 'free', projects: { used: 0, limit: 5 } });
});

it('gives a workspace a plan, which holds for projects, files and requests at once', async () => {
  const me = await api.newUser();
  const { workspaceId } = me.session.user;
  const made = await operator.expect<Plan>(201, 'POST', at, { name: 'tiny', limits });
  expect(made).toMatchObject({ name: 'tiny', isDefault: false, limits, workspaces: 0 });
  const project = await me.newProject();
  expect(await give(workspaceId, { planId: made.id })).toMatchObject({ planId: made.id, planName: 'tiny' });
  expect(await quota(me)).toMatchObject({ plan: 'tiny', projects: { used: 1, limit: 1 }, requestsPerMinute: 7 });
  expect(codeOf(await me.send('POST', '/api/v1/projects', { name: 'x' }))).toBe('quota.projects_exceeded');
  expect(codeOf(await me.upload('videos', project.id, mp4WithDuration(6)))).toBe('upload.too_long');
  const large = Buffer.concat([mp4WithDuration(1), Buffer.alloc(3_000)]);
  expect(codeOf(await me.upload('videos', project.id, large))).toBe('upload.too_large');
  await api.forgetLimits();
  const answers = [];
  for (let i = 0; i < 8; i++) answers.push((await me.get('/api/v1/users/me')).status);
  expect(answers).toEqual([...Array(7).fill(200), 429]);
});

it('lets one workspace have limits of its own, and takes them away again', async () => {
  const me = await api.newUser();
  const { workspaceId } = me.session.user;
  expect(await give(workspaceId, { overrides: { projects: 7 } })).toMatchObject({
    planId: null,
    planName: 'free',
    overrides: { projects: 7 },
  });
  expect((await quota(me)).projects.limit).toBe(7);
  await give(workspaceId, { overrides: {} });
  expect((await quota(me)).projects.limit).toBe(5);
  const found = await operator.expect<Page<AdminWorkspace>>(
    200,
    'GET',
    `/api/v1/admin/workspaces?search=${me.session.user.email}`,
  );
  expect(found.items.map(({ id }) => id)).toEqual([workspaceId]);
});

it('changes a plan for all who have it, moves the default, and gives those of a deleted plan the default one', async () => {
  const me = await api.newUser();
  const made = await operator.expect<Plan>(201, 'POST', at, { name: 'studio', limits: roomy });
  await give(me.session.user.workspaceId, { planId: made.id });
  await operator.expect(200, 'PATCH', `${at}/${made.id}`, { limits: { projects: 40 } });
  expect((await quota(me)).projects.limit).toBe(40);
  expect(codeOf(await operator.send('POST', at, { name: 'studio', limits: roomy }))).toBe('plans.name_taken');

  const free = (await list()).find(({ isDefault }) => isDefault);
  await operator.expect(200, 'PATCH', `${at}/${made.id}`, { isDefault: true });
  expect((await list()).filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(['studio']);
  expect((await quota(await api.newUser())).plan).toBe('studio');
  expect(codeOf(await operator.send('DELETE', `${at}/${made.id}`))).toBe('plans.is_default');
  await operator.expect(200, 'PATCH', `${at}/${free?.id}`, { isDefault: true });
  await operator.expect(204, 'DELETE', `${at}/${made.id}`);
  expect((await quota(me)).plan).toBe('free');
  const actions = await api.resources.database.client.auditEntry.findMany({ where: { subjectId: made.id } });
  expect(actions.map(({ action }) => action)).toEqual(['plan.created', 'plan.updated', 'plan.updated', 'plan.deleted']);
});

it('tells the owner once that the views are used up, and everybody in the workspace by the quota', async () => {
  const me = await api.newUser();
  const { workspaceId, email } = me.session.user;
  const { database, mailer, logger } = api.resources;
  const repository = new QuotaRepository(database);
  const addresses = { dashboard: (page: string) => `https://studio.example${page}` } as never;
  const notices = new ViewsNoticesService(repository, mailer, addresses, logger);
  const mails = async () => (await readdir(path.join(api.home, 'mail'))).filter((name) => name.includes(email)).sort();
  await notices.tell();
  const before = await mails();
  await database.client.workspace.update({ where: { id: workspaceId }, data: { viewsOverSince: new Date() } });
  expect((await quota(me)).isReduced).toBe(true);
  await Promise.all([notices.tell(), notices.tell()]);
  const after = await mails();
  const [told] = after.filter((name) => !before.includes(name) && name > (before.at(-1) ?? ''));
  expect(after).toHaveLength(before.length + 1);
  expect(await readFile(path.join(api.home, 'mail', told ?? ''), 'utf8')).toContain('Nothing printed goes dark');
});
