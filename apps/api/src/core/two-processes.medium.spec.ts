import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { NewApiKey, Problem, SignedIn } from '@argument/contracts';
import { waitFor } from '@argument/testing';
import type { INestApplication } from '@nestjs/common';
import { readAnswer, startTestApi, type TestApi } from '../../test/test-api.js';

let first: TestApi;
let second: TestApi;
beforeAll(async () => {
  first = await startTestApi();
  second = await startTestApi({ DATABASE_URL: first.resources.env.DATABASE_URL, TRUST_PROXY: 'true' });
});
afterAll(async () => {
  await second.close();
  await first.close();
});

it('gives a user exactly a hundred requests a minute, over two processes of the API', async () => {
  const me = await first.newUser();
  const ask = (i: number) => {
    const url = i % 2 === 0 ? first.url : second.url;
    return fetch(`${url}/api/v1/projects`, { headers: { authorization: `Bearer ${me.session.accessToken}` } });
  };
  const answers = await Promise.all(Array.from({ length: 120 }, (_, i) => ask(i)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(100);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(20);
  expect(refused.every(({ headers }) => Number(headers.get('retry-after')) > 0)).toBe(true);
  expect(refused[0]?.headers.get('ratelimit-remaining')).toBe('0');
  expect(refused[0]?.headers.get('ratelimit-limit')).toBe('100');
});

it('tries at most ten of a thousand guesses, whatever addresses they claim to come from', async () => {
  const email = 'guessed@example.com';
  const statuses = new Map<number, number>();
  for (let part = 0; part < 20; part++) {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        first.anyone.send(
          'POST',
          '/api/v1/auth/login',
          { email, password: `guess ${part} ${i}` },
          { 'x-forwarded-for': `10.${part}.${i}.1, 203.0.113.7` },
        ),
      ),
    );
    for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect(Object.fromEntries(statuses)).toEqual({ 401: 10, 429: 990 });
}, 60_000);

/** A door of the API through which everybody comes from another machine. */
async function doorFrom(address: string, { app }: TestApi) {
  const door = createServer((socket) => {
    Object.defineProperty(socket, 'remoteAddress', { value: address });
    (app as INestApplication).getHttpServer().emit('connection', socket);
  }).listen(0, '127.0.0.1');
  await once(door, 'listening');
  return { url: `http://127.0.0.1:${(door.address() as AddressInfo).port}`, close: () => void door.close() };
}

it.each([
  ['nobody who is not asked to', () => first, { 401: 10, 429: 1 }, null],
  ['the proxy that is named', () => second, { 401: 11 }, 'max-age=31536000'],
])('believes %s where a request comes from', async (_, of, expected, hsts) => {
  const door = await doorFrom('198.51.100.7', of());
  const email = `${expected[401]}@example.com`;
  const statuses: Record<number, number> = {};
  for (let guess = 0; guess < 11; guess++) {
    const forged = { 'x-forwarded-for': `203.0.113.${guess}`, 'x-forwarded-proto': 'https' };
    const response = await fetch(`${door.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close', ...forged },
      body: JSON.stringify({ email, password: `guess ${guess}` }),
    });
    const { status, headers } = await readAnswer(response);
    statuses[status] = (statuses[status] ?? 0) + 1;
    expect(headers.get('strict-transport-security')).toBe(hsts);
  }
  expect(statuses).toEqual(expected);
  door.close();
});

it('keeps no address of a client', async () => {
  await first.anyone.send(
    'POST',
    '/api/v1/auth/login',
    { email: 'x@example.com', password: 'x' },
    { 'x-forwarded-for': '203.0.113.99' },
  );
  const rows = await first.resources.database.client.rateLimitWindow.findMany();
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toMatch(/203\.0\.113|127\.0\.0\.1/);
});

it('shuts a blocked account out at once, in every process: its token, its key, its refresh token and its open stream', async () => {
  const operator = await first.newOperator();
  const account = { email: 'to-block@example.com', password: 'correct horse battery', name: 'To block' };
  const registered = await first.anyone.send('POST', '/api/v1/auth/register', account);
  const { user, accessToken } = registered.json as SignedIn;
  const [cookie = ''] = (registered.headers.get('set-cookie') ?? '').split(';', 1);
  const asMe = (token: string) => ({ authorization: `Bearer ${token}` });
  const scopes = ['projects:read'];
  const made = await first.anyone.send('POST', '/api/v1/api-keys', { name: 'key', scopes }, asMe(accessToken));
  const { key } = made.json as NewApiKey;
  const ask = async (token: string) => (await fetch(`${second.url}/api/v1/projects`, { headers: asMe(token) })).status;
  expect([await ask(accessToken), await ask(key)]).toEqual([200, 200]);
  const stream = await fetch(`${second.url}/api/v1/events`, { headers: asMe(accessToken) });
  let ended = false;
  const reading = stream.text().then(() => {
    ended = true;
  });

  const block = (blocked: boolean) => operator.expect(200, 'PATCH', `/api/v1/admin/users/${user.id}`, { blocked });
  await block(true);
  expect([await ask(accessToken), await ask(key)]).toEqual([403, 403]);
  const refresh = await second.anyone.send('POST', '/api/v1/auth/refresh', undefined, { cookie });
  expect([401, 403]).toContain(refresh.status);
  const login = await second.anyone.send('POST', '/api/v1/auth/login', account);
  expect((login.json as Problem).code).toBe('auth.blocked');
  await waitFor('the stream to end', () => ended);
  await reading;

  await block(false);
  expect([await ask(accessToken), await ask(key)]).toEqual([401, 200]);
});
