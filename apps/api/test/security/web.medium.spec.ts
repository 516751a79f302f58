import { readdir, readFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import path from 'node:path';
import type { Problem, User } from '@argument/contracts';
import { waitFor } from '@argument/testing';
import { Secret, TOTP } from 'otpauth';
import { newSecretToken } from '../../src/core/auth/secret-tokens.js';
import { makeBelongings, makePassing } from '../matrix/belongings.js';
import { operationsOf, requestOf } from '../matrix/requests.js';
import { startTestApi, type TestApi } from '../test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ CORS_ORIGINS: 'https://friend.example' });
});
afterAll(() => api.close());
beforeEach(() => api.forgetLimits());

const HTTPS = { 'x-forwarded-proto': 'https' };
const code = ({ json }: { json: unknown }) => (json as Problem).code;

describe('every answer', () => {
  it.each(['/api/v1/health/live', '/api/v1/users/me', '/api/v1/nothing', '/api/docs', '/api/openapi.json', '/p/none'])(
    'of %s tells browsers what it is and what not to do with it',
    async (at) => {
      const { headers } = await api.anyone.send('GET', at, undefined, HTTPS);
      expect(headers.get('content-type')).toMatch(/^(application\/(problem\+)?json|text\/html); charset=utf-8$/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none';.*frame-ancestors 'none'/);
      expect(headers.get('strict-transport-security')).toMatch(/max-age=31536000/);
    },
  );

  it('is kept by no cache where it is about somebody', async () => {
    const me = await api.newUser();
    for (const at of ['users/me', 'projects', 'api-keys', 'users/me/sessions', 'members'])
      expect((await me.get(`/api/v1/${at}`)).headers.get('cache-control')).toBe('no-store');
  });

  it('lets no page of another site read it, and leads nowhere else', async () => {
    const me = await api.newUser();
    const foreign = { origin: 'https://evil.example' };
    const answer = await me.send('GET', '/api/v1/projects', undefined, foreign);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    const asked = {
      ...foreign,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization',
    };
    const preflight = await api.anyone.send('OPTIONS', '/api/v1/projects', undefined, asked);
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    // But those that the operator has named, with a token.
    const friend = { ...asked, origin: 'https://friend.example' };
    const read = await me.send('GET', '/api/v1/projects', undefined, { origin: friend.origin });
    expect(read.headers.get('access-control-allow-origin')).toBe(friend.origin);
    expect((await api.anyone.send('OPTIONS', '/api/v1/projects', undefined, friend)).status).toBe(204);
    const plain = await fetch(`${api.url}/api/v1/health/live`, { redirect: 'manual' });
    expect(plain.status).toBe(200);
  });
});

describe('a session', () => {
  it('is not begun by a form of another site', async () => {
    const { email } = (await api.newUser()).session.user;
    const body = JSON.stringify({ email, password: 'correct horse battery' });
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=b']) {
      const answer = await api.anyone.send('POST', '/api/v1/auth/login', body, { 'content-type': type });
      expect([415, 422]).toContain(answer.status);
      expect(answer.headers.get('set-cookie')).toBeNull();
    }
  });

  it('has a cookie that only HTTPS can set, and is not had by the cookie alone', async () => {
    const { email } = (await api.newUser()).session.user;
    const login = await api.anyone.send(
      'POST',
      '/api/v1/auth/login',
      { email, password: 'correct horse battery' },
      HTTPS,
    );
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(login.headers.get('set-cookie')).toMatch(
      /^__Host-argument_refresh=.*; HttpOnly; SameSite=Strict; Path=\/; Secure$/,
    );
    expect((await api.anyone.send('GET', '/api/v1/users/me', undefined, { cookie, ...HTTPS })).status).toBe(401);
    const planted = { cookie: cookie.replace('__Host-', ''), ...HTTPS };
    expect((await api.anyone.send('POST', '/api/v1/auth/refresh', undefined, planted)).status).toBe(401);
    expect((await api.anyone.send('POST', '/api/v1/auth/refresh', undefined, { cookie, ...HTTPS })).status).toBe(200);
  });

  it('ends when it was not used for a day', async () => {
    const { email } = (await api.newUser()).session.user;
    const login = await api.anyone.send('POST', '/api/v1/auth/login', { email, password: 'correct horse battery' });
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
    await api.resources.database.client.refreshToken.updateMany({ data: { expiresAt: new Date() } });
    const late = await api.anyone.send('POST', '/api/v1/auth/refresh', undefined, { cookie });
    expect([late.status, code(late)]).toEqual([401, 'auth.session_ended']);
  });

  it('is not had by a token in an address', async () => {
    const me = await api.newUser();
    const token = me.session.accessToken;
    for (const name of ['access_token', 'token', 'authorization', 'apiKey'])
      expect((await api.anyone.get(`/api/v1/users/me?${name}=${token}`)).status).toBe(401);
  });
});

describe('what is not asked for', () => {
  it('is not taken: rights, owners and ids in a body change nothing', async () => {
    const extra = {
      isOperator: true,
      role: 'admin',
      emailVerified: true,
      workspaceId: '00000000-0000-0000-0000-000000000000',
    };
    const me = await api.newUser();
    const before = await me.expect<User>(200, 'GET', '/api/v1/users/me');
    await me.send('PATCH', '/api/v1/users/me', { name: before.name, ...extra });
    expect(await me.expect<User>(200, 'GET', '/api/v1/users/me')).toEqual(before);
    const project = await me.send('POST', '/api/v1/projects', { name: 'Mine', ...extra, totalViews: 9, id: before.id });
    expect([201, 422]).toContain(project.status);
    expect(await api.resources.database.client.project.count({ where: { id: before.id } })).toBe(0);
  });

  it('does not get into the prototype of everything', async () => {
    const me = await api.newUser();
    const body = '{"name":"a","__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}';
    await me.send('POST', '/api/v1/projects', body, { 'content-type': 'application/json' });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('is refused when it is given twice', async () => {
    const me = await api.newUser();
    expect((await me.get('/api/v1/projects?limit=1&limit=100')).status).toBe(422);
    expect((await me.get('/api/v1/projects?search=a&search=b')).status).toBe(422);
  });

  it('comes back as it was written, as text', async () => {
    const me = await api.newUser();
    const name = `<img src=x onerror=alert(1)>"'</script>\u2028{{7*7}}`;
    const project = await me.newProject(name);
    expect(project.name).toBe(name);
    const answer = await me.get('/api/v1/projects');
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });
});

it.each([`/api/v1/projects/${'x'.repeat(400)}`, '/api/v1/%', '/api/v1/projects/%ff'])(
  'answers a problem to an address that the router refuses: %s',
  async (at) => {
    const { status, headers, json } = await api.anyone.get(at);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(json).toMatchObject({ status, requestId: expect.any(String) });
  },
);

it('changes nothing by GET', async () => {
  const me = await api.newUser();
  const { id, workspaceId } = me.session.user;
  const belongings = await makeBelongings(api, workspaceId, id);
  Object.assign(belongings, await makePassing(api, workspaceId, belongings.projectId ?? '', id));
  const { client: db } = api.resources.database;
  const state = () =>
    Promise.all([
      ...[db.project, db.image, db.video, db.marker].map((table) => (table as typeof db.project).findMany()),
      db.link.findMany(),
      db.apiKey.findMany({ omit: { lastUsedAt: true } }),
      db.member.findMany(),
      db.webhook.findMany(),
      db.user.count(),
    ]);
  const before = await state();
  for (const operation of operationsOf((await api.anyone.get('/api/openapi.json')).json)) {
    if (operation.method !== 'GET' || operation.path.endsWith('/events')) continue;
    await me.get(requestOf(operation, belongings).path);
  }
  expect(await state()).toEqual(before);
});

it('takes no line break from a name into the head of a mail', async () => {
  const email = `mail-${Date.now()}@example.com`;
  const account = { email, password: 'correct horse battery', name: 'A\r\nBcc: evil@example.com\r\n\r\nB' };
  expect((await api.anyone.send('POST', '/api/v1/auth/register', account)).status).toBeLessThan(500);
  const folder = path.join(api.home, 'mail');
  const file = () =>
    readdir(folder).then(
      (names) => names.find((name) => name.includes(email)),
      () => undefined,
    );
  await waitFor('the mail', async () => (await file()) !== undefined);
  const [head = ''] = (await readFile(path.join(folder, (await file()) ?? ''), 'utf8')).split('\n\n');
  expect(head).toContain(email);
  expect(head).not.toMatch(/^bcc:/im);
});

it('does not let a new password go around the second factor', async () => {
  const me = await api.newUser();
  const { id, email } = me.session.user;
  const { client: db } = api.resources.database;
  // Of an account whose address nobody has confirmed, whoever reads that address's mail takes off what others set up.
  await db.user.update({ where: { id }, data: { emailVerifiedAt: new Date() } });
  const at = '/api/v1/users/me/two-factor';
  const setup = await me.expect<{ secret: string }>(200, 'POST', at, { currentPassword: 'correct horse battery' });
  const now = new TOTP({ secret: Secret.fromBase32(setup.secret) }).generate();
  await me.expect(200, 'POST', `${at}/enable`, { code: now });
  await api.anyone.expect(202, 'POST', '/api/v1/auth/forgot-password', { email });
  await waitFor('the token', async () => (await db.emailToken.count({ where: { userId: id, purpose: 'reset' } })) > 0);
  const { token, tokenHash } = newSecretToken();
  await db.emailToken.updateMany({ where: { userId: id, purpose: 'reset' }, data: { tokenHash } });
  await api.anyone.expect(204, 'POST', '/api/v1/auth/reset-password', { token, password: 'tamarind on the roof' });
  const login = await api.anyone.send('POST', '/api/v1/auth/login', { email, password: 'tamarind on the roof' });
  expect([login.status, code(login)]).toEqual([401, 'auth.code_required']);
});

it('refuses a password that everybody tries first, wherever one is chosen', async () => {
  const email = `first-${Date.now()}@example.com`;
  const register = (password: string) =>
    api.anyone.send('POST', '/api/v1/auth/register', { email, password, name: 'Ada' });
  expect(code(await register('1234567890'))).toBe('auth.common_password');
  expect(code(await register('ARgument-2026'))).toBe('auth.common_password');
  expect((await register('tamarind on the roof')).status).toBe(201);
  const me = await api.newUser();
  const change = { currentPassword: 'correct horse battery', password: 'qwertyuiop' };
  expect(code(await me.send('POST', '/api/v1/users/me/password', change))).toBe('auth.common_password');
});

describe('HTTP itself', () => {
  it('knows no TRACE', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      httpRequest(`${api.url}/api/v1/health/live`, { method: 'TRACE' }, (answer) => resolve(answer.statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBeGreaterThanOrEqual(400);
  });

  it.each([
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!'],
    [
      'a length and chunks',
      'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/v1/health/live HTTP/1.1\r\n\r\n',
    ],
    ['a length that is none', 'Content-Length: +5\r\n\r\nhello'],
    ['chunks that are none', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
  ])('ends a connection with %s, and answers no second request', async (_, rest) => {
    const { hostname: host, port: at } = new URL(api.url);
    const text = await new Promise<string>((resolve, reject) => {
      let seen = '';
      const socket = connect(Number(at), host, () => {
        socket.write(`POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${rest}`);
      });
      socket.on('data', (data) => {
        seen += data.toString();
      });
      socket.on('close', () => resolve(seen));
      socket.on('error', reject);
      socket.setTimeout(3_000, () => socket.destroy());
    });
    expect(text).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(text.match(/HTTP\/1\.1 /g)).toHaveLength(1);
  });
});
