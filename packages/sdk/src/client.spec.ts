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

it('tries again what only reads, and never what changes something', async () => {
  const client = new Client();
  answers = [
    new TypeError('cut'),
    trouble(429, { 'retry-after': '0.01' }),
    Response.json({ items: [], nextCursor: null }),
  ];
  expect(await client.get('/projects')).toEqual({ items: [], nextCursor: null });
  expect(asked).toHaveLength(3);
  answers = [new TypeError('cut')];
  await expect(client.post('/projects', { body: { name: 'a' } })).rejects.toMatchObject({
    code: 'network.unreachable',
  });
  answers = [trouble(404)];
  await expect(client.get('/projects')).rejects.toMatchObject({ status: 404 });
  expect(asked).toHaveLength(5);
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
