import type { NewWebhook, Page, Webhook, WebhookDelivery } from '@argument/contracts';
import { startTestApi, type TestApi } from '../../../test/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const at = '/api/v1/webhooks';
const body = { url: 'https://receiver.example/hook', events: ['video.ready'] };

it('are made with a secret that is shown once and kept sealed, changed, paused, deleted', async () => {
  const me = await api.newUser();
  const made = await me.expect<NewWebhook>(201, 'POST', at, body);
  expect(made).toMatchObject({ ...body, isActive: true });
  expect(made.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  const { secret: _, ...shown } = made;
  expect(await me.expect<{ items: Webhook[] }>(200, 'GET', at)).toEqual({ items: [shown] });
  const row = await api.resources.database.client.webhook.findUniqueOrThrow({ where: { id: made.id } });
  expect(row.secret).not.toContain(made.secret.slice(6));
  const paused = await me.expect<Webhook>(200, 'PATCH', `${at}/${made.id}`, { isActive: false });
  expect(paused).toEqual({ ...shown, isActive: false });
  await me.expect(204, 'DELETE', `${at}/${made.id}`);
  expect(await me.expect(200, 'GET', at)).toEqual({ items: [] });
});

it.each([
  [{ ...body, url: 'ftp://receiver.example' }, 'url'],
  [{ ...body, url: 'https://user:word@receiver.example' }, 'url'],
  [{ ...body, url: 'receiver' }, 'url'],
  [{ ...body, events: [] }, 'events'],
  [{ ...body, events: ['user.password'] }, 'events.0'],
])('refuse %j', async (wrong, path) => {
  const me = await api.newUser();
  const answer = await me.send('POST', at, wrong);
  expect(answer.status).toBe(422);
  expect(answer.json).toMatchObject({ errors: [{ path }] });
});

it('are tried out, and what was sent is in the log and can be sent again', async () => {
  const me = await api.newUser();
  const { client } = api.resources.database;
  const { id } = await me.expect<NewWebhook>(201, 'POST', at, body);
  const test = await me.expect<WebhookDelivery>(202, 'POST', `${at}/${id}/test`);
  expect(test).toMatchObject({ name: 'webhook.test', status: 'waiting', attempts: 0 });
  const failed = { status: 'failed', attempts: 11, error: 'The receiver answered 500.', answerStatus: 500 } as const;
  await client.webhookDelivery.update({ where: { id: test.id }, data: failed });
  const log = await me.expect<Page<WebhookDelivery>>(200, 'GET', `${at}/${id}/deliveries`);
  expect(log.items).toMatchObject([{ id: test.id, ...failed, nextAttemptAt: null }]);
  const again = await me.expect<WebhookDelivery>(202, 'POST', `${at}/${id}/deliveries/${test.id}/replay`);
  expect(again).toMatchObject({ id: test.id, status: 'waiting', attempts: 0, error: null });
});

it('end at twenty in a workspace', async () => {
  const me = await api.newUser();
  const answers = await Promise.all(Array.from({ length: 24 }, () => me.send('POST', at, body)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(20);
});
