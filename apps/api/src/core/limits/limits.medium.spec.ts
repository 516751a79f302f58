import { startTestApi, type TestApi } from '../../../test/test-api.js';

let first: TestApi;
let second: TestApi;
beforeAll(async () => {
  first = await startTestApi();
  second = await startTestApi({ DATABASE_URL: first.resources.env.DATABASE_URL });
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
