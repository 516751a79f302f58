import type { NewApiKey, Problem, Project } from '@argument/contracts';
import { type Answer, startTestApi, type TestApi, type TestClient } from '../../../test/test-api.js';

let api: TestApi;
let me: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  me = await api.newUser();
});
afterAll(() => api.close());

const post = (key: string, body: unknown = { name: 'Once' }, path = '/api/v1/projects', client = me): Promise<Answer> =>
  client.send('POST', path, body, { 'idempotency-key': key });
const codeOf = (answer: Answer) => (answer.json as Problem).code;
const projects = () =>
  me.expect<{ items: Project[] }>(200, 'GET', '/api/v1/projects').then(({ items }) => items.length);
const rows = () => api.resources.database.client.idempotencyKey;

it('carries a write out once and answers it the same again', async () => {
  const before = await projects();
  const first = await post('once');
  const again = await post('once');
  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.json).toEqual(first.json);
  expect([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')]).toEqual([
    null,
    'true',
  ]);
  expect(await projects()).toBe(before + 1);
});

it('makes one thing of twenty requests at the same time', async () => {
  const before = await projects();
  const answers = await Promise.all(Array.from({ length: 20 }, () => post('at-once')));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201, 409]));
  const made = answers.filter(({ status }) => status === 201).map(({ json }) => (json as Project).id);
  expect(new Set(made).size).toBe(1);
  expect(answers.filter(({ status }) => status === 409).every((answer) => codeOf(answer).endsWith('_busy'))).toBe(true);
  expect(await projects()).toBe(before + 1);
});

it('keeps the key for the request that it was sent with, and for its caller', async () => {
  expect((await post('taken')).status).toBe(201);
  expect(codeOf(await post('taken', { name: 'Other' }))).toBe('request.idempotency_key_reused');
  const stranger = await api.newUser();
  const theirs = await post('taken', { name: 'Once' }, '/api/v1/projects', stranger);
  expect([theirs.status, theirs.headers.get('idempotency-replayed')]).toEqual([201, null]);
  expect(codeOf(await post('two words'))).toBe('request.idempotency_key_unreadable');
});

it('tries again what was refused, and does not repeat what was cut off after its commit', async () => {
  expect((await post('refused', { name: '' })).status).toBe(422);
  expect((await post('refused')).status).toBe(201);
  const before = await projects();
  await rows().updateMany({ data: { status: null, answer: null } });
  expect(codeOf(await post('refused'))).toBe('request.idempotency_key_busy');
  await rows().updateMany({ data: { committedAt: new Date(Date.now() - 61_000) } });
  expect(codeOf(await post('refused'))).toBe('request.idempotency_answer_lost');
  expect(await projects()).toBe(before);
  // A process that died before it changed anything holds the key for a minute.
  await rows().updateMany({ data: { committedAt: null } });
  expect(codeOf(await post('refused'))).toBe('request.idempotency_key_busy');
  await rows().updateMany({ data: { createdAt: new Date(Date.now() - 61_000) } });
  await me.expect(204, 'DELETE', `/api/v1/projects/${((await post('refused')).json as Project).id}`);
});

it('shows a new API key again to whom it was shown, and stores it sealed', async () => {
  const path = '/api/v1/api-keys';
  const body = { name: 'CI', scopes: ['projects:read'] };
  const { key } = (await post('key', body, path)).json as NewApiKey;
  expect(((await post('key', body, path)).json as NewApiKey).key).toBe(key);
  expect(JSON.stringify(await rows().findMany())).not.toContain(key);
  expect(await api.resources.database.client.apiKey.count({ where: { name: 'CI' } })).toBe(1);
});
