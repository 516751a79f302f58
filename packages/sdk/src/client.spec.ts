import { Client } from './client.js';
import { ApiError } from './problem.js';

const asked: { url: string; init: RequestInit }[] = [];
/** What the server answers, in turn; an Error is a line that breaks. */
let answers: (Response | Error)[] = [];
const before = globalThis.fetch;

beforeEach(() => {
  asked.length = 0;
  globalThis.fetch = async (url, init = {}) => {
    asked.push({ url: String(url), init });
    const answer = answers.shift() ?? Response.json({});
    if (answer instanceof Error) throw answer;
    return answer;
  };
});
afterEach(() => {
  globalThis.fetch = before;
});

const trouble = (status: number, headers = {}) => new Response('<html>', { status, headers });

it('fills in paths and leaves out what is empty', async () => {
  const client = new Client({ baseUrl: 'https://ar.example.com/' });
  await client.get('/projects', { query: { search: 'a&b', tag: '', cursor: null } });
  await client.get('/links/{slug}/config', { path: { slug: 'a/b' } });
  expect(asked.map(({ url }) => url)).toEqual([
    'https://ar.example.com/api/v1/projects?search=a%26b',
    'https://ar.example.com/api/v1/links/a%2Fb/config',
  ]);
  await expect(client.get('/links/{slug}/config', { path: { slug: '' } })).rejects.toThrow('needs a value for slug');
});

const keyOf = ({ init }: { init: RequestInit }) => new Headers(init.headers).get('idempotency-key');
const again = { 'retry-after': '0.01' };

it('tries again what only reads, and what it can name as the same', async () => {
  const client = new Client();
  answers = [new TypeError('cut'), trouble(429, again), Response.json({ items: [], nextCursor: null })];
  expect(await client.get('/projects')).toEqual({ items: [], nextCursor: null });
  expect(asked).toHaveLength(3);
  const busy = Response.json(
    { type: 'about:blank', title: 'Busy', status: 409, detail: 'Busy.', code: 'request.idempotency_key_busy' },
    { status: 409, headers: again },
  );
  answers = [new TypeError('cut'), busy, Response.json({ id: '1' })];
  expect(await client.post('/projects', { body: { name: 'a' } })).toEqual({ id: '1' });
  const keys = asked.slice(3).map(keyOf);
  expect([keys.length, new Set(keys).size, keys[0]]).toEqual([3, 1, expect.stringMatching(/^[0-9a-f-]{16,}$/)]);
  await client.post('/projects', { body: { name: 'a' } });
  expect(keyOf(asked.at(-1) ?? { init: {} })).not.toBe(keys[0]);
});

it('does not try again what may happen twice, or is refused', async () => {
  const client = new Client();
  answers = [new TypeError('cut')];
  await expect(client.delete('/users/me')).rejects.toMatchObject({ code: 'network.unreachable' });
  answers = [new TypeError('cut')];
  const body = { email: 'a@example.com', password: 'b' };
  await expect(client.post('/auth/login', { body, anonymous: true })).rejects.toMatchObject({ status: 599 });
  answers = [trouble(404)];
  await expect(client.get('/projects')).rejects.toMatchObject({ status: 404 });
  expect(asked).toHaveLength(3);
  expect(asked.map(keyOf)).toEqual([null, null, null]);
});

it('gives files as files, JSON as what it says, and nothing as nothing', async () => {
  const client = new Client();
  const attachment = { 'content-type': 'application/json', 'content-disposition': 'attachment; filename="a.json"' };
  answers = [new Response('{}', { headers: attachment }), new Response(null, { status: 204 })];
  expect(await client.get('/users/me/export')).toBeInstanceOf(Blob);
  expect(await client.delete('/users/me')).toBeUndefined();
});

it('has words of its own for a page of a proxy', async () => {
  answers = [trouble(413)];
  const error = await new Client().post('/auth/login', { body: { email: '', password: '' } }).catch((cause) => cause);
  expect(error).toBeInstanceOf(ApiError);
  expect([error.code, error.message]).toEqual(['http.413', 'Choose a smaller file and try again.']);
});
