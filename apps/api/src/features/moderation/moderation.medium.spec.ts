import { DEFAULT_PLACEMENT, type Link, type ModeratedLink, type Page } from '@argument/contracts';
import { newId } from '@argument/database';
import { startTestApi, type TestApi, type TestClient } from '../../../test/test-api.js';

let api: TestApi;
let me: TestClient;
let operator: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  me = await api.newUser();
  operator = await api.newOperator();
});
afterAll(() => api.close());
beforeEach(() => api.forgetLimits());

async function newLink(): Promise<Link> {
  const { client } = api.resources.database;
  await client.project.deleteMany();
  const { id: projectId } = await me.newProject();
  const [imageId, markerId] = [newId(), newId()];
  const base = { projectId, name: 'Poster' };
  const file = { originalKey: `originals/${imageId}`, sha256: '0'.repeat(64), bytes: 1n };
  await client.image.create({ data: { ...base, ...file, id: imageId } });
  await client.marker.create({ data: { ...base, id: markerId, imageId, settings: DEFAULT_PLACEMENT } });
  return me.expect<Link>(201, 'POST', `/api/v1/projects/${projectId}/links`, { markerIds: [markerId] });
}
const report = (slug: string, body: object = { reason: 'fraud', text: 'It asks for money.' }) =>
  api.anyone.send('POST', `/api/v1/links/${slug}/reports`, body);
const queue = async (state: 'open' | 'hidden') =>
  (await operator.expect<Page<ModeratedLink>>(200, 'GET', `/api/v1/admin/moderation?state=${state}`)).items;
const decide = (link: Link, decision: string, body?: object) =>
  operator.expect<ModeratedLink>(200, 'POST', `/api/v1/admin/moderation/${link.id}/${decision}`, body);

it('takes reports from anybody, and shows them to operators', async () => {
  const link = await newLink();
  expect((await report(link.slug)).status).toBe(202);
  expect((await report(link.slug, { reason: 'boring' })).status).toBe(422);
  expect((await report('no-such-link')).status).toBe(404);
  expect(await queue('open')).toMatchObject([
    { linkId: link.id, hiddenAt: null, reports: [{ reason: 'fraud', text: 'It asks for money.' }] },
  ]);
});

it('hides a link with a reason that its owner sees, publishes it anew, and restores it', async () => {
  const link = await newLink();
  await report(link.slug);
  const reason = 'It shows a brand that is not yours.';
  expect(await decide(link, 'hide', { reason })).toMatchObject({ hiddenReason: reason, reports: [] });
  expect([await queue('open'), (await queue('hidden')).map(({ linkId }) => linkId)]).toEqual([[], [link.id]]);
  const seen = await me.expect<Link>(200, 'GET', `/api/v1/links/${link.id}`);
  expect(seen.warnings).toContainEqual({ code: 'hidden', message: expect.stringContaining(reason) });
  const jobs = () =>
    api.resources.database.client.job.count({ where: { id: { startsWith: `publish-link:${link.id}` } } });
  expect(await jobs()).toBe(2);
  await decide(link, 'restore');
  expect([await queue('hidden'), await jobs()]).toEqual([[], 3]);
  const again = await me.expect<Link>(200, 'GET', `/api/v1/links/${link.id}`);
  expect(again.warnings.map(({ code }) => code)).not.toContain('hidden');
});

it('dismisses reports, notes each decision, and stands no flood of reports', async () => {
  const link = await newLink();
  const statuses = [];
  for (let sent = 0; sent < 7; sent++) statuses.push((await report(link.slug)).status);
  expect(statuses).toEqual([202, 202, 202, 202, 202, 429, 429]);
  await decide(link, 'dismiss');
  expect(await queue('open')).toEqual([]);
  const log = await me.expect<Page<{ action: string; subjectId: string }>>(200, 'GET', '/api/v1/audit');
  expect(log.items[0]).toMatchObject({ action: 'link.reports_dismissed', subjectId: link.id });
});
