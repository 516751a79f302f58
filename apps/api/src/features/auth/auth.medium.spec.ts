import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Problem, SignedIn, SignIn, UploadAccepted } from '@argument/contracts';
import { waitFor } from '@argument/testing';
import { hash as bcryptHash } from '@node-rs/bcrypt';
import { pngHeader } from '../../../test/made-files.js';
import { startTestApi, type TestApi, TestClient } from '../../../test/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const password = 'correct horse battery';
const post = (route: string, body?: unknown, cookie?: string) =>
  api.anyone.send('POST', `/api/v1/auth/${route}`, body, cookie ? { cookie } : {});
const cookieOf = (headers: Headers) => headers.get('set-cookie')?.split(';')[0] ?? '';

/** The token in the newest message to this address; quoted-printable is undone. */
async function tokenMailedTo(email: string, page: string): Promise<string> {
  const folder = path.join(api.home, 'mail');
  return waitFor(`a message to ${email} about ${page}`, async () => {
    const files = await readdir(folder).catch(() => []);
    for (const file of files
      .filter((name) => name.includes(email))
      .sort()
      .reverse()) {
      const text = (await readFile(path.join(folder, file), 'utf8')).replaceAll('=\n', '').replaceAll('=3D', '=');
      const token = new RegExp(`/${page}\\?token=([\\w-]+)`).exec(text)?.[1];
      if (token) return token;
    }
    return null;
  });
}

describe('accounts', () => {
  it('gives each account a workspace of its own, and makes nobody the operator by chance', async () => {
    const first = await api.newUser();
    const second = await api.newUser();
    expect(first.session.user).toMatchObject({ isOperator: false, role: 'admin' });
    expect(second.session.user).toMatchObject({ isOperator: false, role: 'admin' });
    expect(second.session.user.workspaceId).not.toBe(first.session.user.workspaceId);
  });

  it('makes the named addresses operators once they are confirmed', async () => {
    const account = { email: 'operator@example.com', password, name: 'Operator' };
    const { user } = (await post('register', account)).json as SignedIn;
    expect(user.isOperator).toBe(false);
    await post('verify-email', { token: await tokenMailedTo(account.email, 'verify-email') });
    expect((await post('login', account)).json).toMatchObject({ user: { isOperator: true } });
  });

  it('believes hashes of bcrypt and replaces them at sign-in', async () => {
    const account = { email: 'old@example.com', password, name: 'Old' };
    await post('register', account);
    const { user } = api.resources.database.client;
    const where = { email: account.email };
    await user.update({ where, data: { passwordHash: await bcryptHash(password, { cost: 12 }) } });
    expect((await post('login', { ...account, password: 'wrong wrong wrong' })).status).toBe(401);
    expect((await post('login', account)).status).toBe(200);
    expect((await user.findUniqueOrThrow({ where })).passwordHash).toMatch(/^\$argon2id\$v=19\$m=47104,/);
    expect((await post('login', account)).status).toBe(200);
  });

  it('keeps the refresh token in a cookie that scripts and other paths cannot read', async () => {
    const answer = await post('register', { email: 'cookie@example.com', password, name: 'Cookie' });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^argument_refresh=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/api\/v1\/auth$/,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.text).not.toContain('password');
  });

  it('marks the cookie Secure behind HTTPS, and lets it live when the client is to be remembered', async () => {
    const body = { email: 'cookie@example.com', password, rememberMe: true };
    const answer = await api.anyone.send('POST', '/api/v1/auth/login', body, { 'x-forwarded-proto': 'https' });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-.*; Expires=.*; HttpOnly; SameSite=Strict; Path=\/; Secure$/,
    );
  });

  it('has one account for an address, whatever its case', async () => {
    await post('register', { email: 'twice@example.com', password, name: 'One' });
    const again = await post('register', { email: 'TWICE@example.com', password, name: 'Two' });
    expect(again.status).toBe(409);
    expect((again.json as Problem).code).toBe('auth.email_taken');
  });

  it('tells one client of ten taken addresses an hour, and then of none, taken or free', async () => {
    await api.forgetLimits();
    await post('register', { email: 'probed@example.com', password, name: 'P' });
    const probe = (email: string) => post('register', { email, password, name: 'P' });
    for (let i = 0; i < 10; i++) expect((await probe('probed@example.com')).status).toBe(409);
    const [taken, free] = [await probe('probed@example.com'), await probe('free@example.com')];
    expect([taken.status, free.status]).toEqual([429, 429]);
    expect(Number(free.headers.get('retry-after'))).toBeGreaterThan(3_000);
    await api.forgetLimits();
    expect((await probe('free@example.com')).status).toBe(201);
  });

  it('says the same for a wrong password and for an unknown address', async () => {
    await post('register', { email: 'known@example.com', password, name: 'Known' });
    const wrong = await post('login', { email: 'known@example.com', password: 'wrong wrong wrong' });
    const unknown = await post('login', { email: 'unknown@example.com', password: 'wrong wrong wrong' });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    const { requestId: _a, ...first } = wrong.json as Problem;
    const { requestId: _b, ...second } = unknown.json as Problem;
    expect(first).toEqual(second);
  });

  it('slows down whoever guesses passwords, and says until when', async () => {
    const guess = () => post('login', { email: 'guessed@example.com', password: 'is it this one' });
    for (let i = 0; i < 10; i++) expect((await guess()).status).toBe(401);
    const limited = await guess();
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(limited.headers.get('ratelimit-remaining')).toBe('0');
  });

  it.each([
    ['no token', {}],
    ['a token of nobody', { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.' }],
    ['no bearer', { authorization: 'Basic eDp5' }],
  ])('lets nobody in with %s', async (_what, headers) => {
    const answer = await api.anyone.send('GET', '/api/v1/users/me', undefined, headers);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });
});

describe('sessions', () => {
  async function signIn(): Promise<string> {
    const email = `${Math.random()}@example.com`;
    return cookieOf((await post('register', { email, password, name: 'S' })).headers);
  }

  it('swaps the refresh token at every use', async () => {
    const first = await signIn();
    const refreshed = await post('refresh', undefined, first);
    expect(refreshed.status).toBe(200);
    const { accessToken } = refreshed.json as { accessToken: string };
    const me = await api.anyone.send('GET', '/api/v1/users/me', undefined, { authorization: `Bearer ${accessToken}` });
    expect(me.status).toBe(200);
    const second = cookieOf(refreshed.headers);
    expect(second).not.toBe(first);
    expect((await post('refresh', undefined, second)).status).toBe(200);
  });

  it('ends the whole sign-in when a used token comes back', async () => {
    const stolen = await signIn();
    const next = cookieOf((await post('refresh', undefined, stolen)).headers);
    const reused = await post('refresh', undefined, stolen);
    expect(reused.status).toBe(401);
    expect((reused.json as Problem).code).toBe('auth.session_ended');
    expect((await post('refresh', undefined, next)).status).toBe(401);
  });

  it('ends after 90 days, however much it is used', async () => {
    const begun = new Date(Date.now() - 89.5 * 86_400_000);
    const body = { email: 'for-ever@example.com', password };
    await post('register', { ...body, name: 'Ever' });
    const answer = await post('login', { ...body, rememberMe: true });
    const { id: userId } = (answer.json as SignedIn).user;
    await api.resources.database.client.signIn.updateMany({ where: { userId }, data: { createdAt: begun } });
    const renewed = await post('refresh', undefined, cookieOf(answer.headers));
    const until = Date.parse(/Expires=([^;]+)/.exec(renewed.headers.get('set-cookie') ?? '')?.[1] ?? '');
    expect(Math.abs(until - begun.getTime() - 90 * 86_400_000)).toBeLessThan(2_000);
  });

  it('gives one valid child to fifty refreshes at the same time', async () => {
    const cookie = await signIn();
    // Tabs that are open have their connections.
    await Promise.all(Array.from({ length: 50 }, () => api.anyone.get('/api/v1/health/live')));
    const answers = await Promise.all(Array.from({ length: 50 }, () => post('refresh', undefined, cookie)));
    const [winner, ...more] = answers.filter((answer) => answer.status === 200);
    expect(more).toEqual([]);
    const losers = answers.filter((answer) => answer !== winner);
    expect(new Set(losers.map((answer) => (answer.json as Problem).code))).toEqual(new Set(['auth.refresh_raced']));
    expect(losers.every((answer) => answer.headers.get('set-cookie') === null)).toBe(true);
    expect((await post('refresh', undefined, cookieOf(winner?.headers ?? new Headers()))).status).toBe(200);
  });

  it('are listed and ended; an access token dies with its sign-in', async () => {
    const account = { email: `${Math.random()}@example.com`, password, name: 'Lists' };
    await post('register', account);
    const login = async (agent: string) => {
      const answer = await api.anyone.send('POST', '/api/v1/auth/login', account, { 'user-agent': agent });
      return new TestClient(api.url, answer.json as SignedIn);
    };
    const phone = await login('Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36');
    const desk = await login('Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36');
    const { items } = await desk.expect<{ items: SignIn[] }>(200, 'GET', '/api/v1/users/me/sessions');
    expect(items.map(({ device, current }) => [device, current])).toEqual(
      expect.arrayContaining([
        ['Chrome on Android', false],
        ['Chrome on Windows', true],
      ]),
    );
    expect(items).toHaveLength(3);
    const onPhone = items.find(({ device }) => device === 'Chrome on Android');
    await desk.expect(204, 'DELETE', `/api/v1/users/me/sessions/${onPhone?.id}`);
    expect((await phone.get('/api/v1/users/me')).status).toBe(401);
    await desk.expect(204, 'DELETE', '/api/v1/users/me/sessions');
    expect((await desk.expect<{ items: SignIn[] }>(200, 'GET', '/api/v1/users/me/sessions')).items).toHaveLength(1);
    expect((await (await api.newUser()).send('DELETE', `/api/v1/users/me/sessions/${items[0]?.id}`)).status).toBe(404);
  });

  it('takes an empty JSON body for no body', async () => {
    const cookie = await signIn();
    const answer = await api.anyone.send('POST', '/api/v1/auth/refresh', '', { cookie });
    expect(answer.status).toBe(200);
  });

  it('ends at sign-out', async () => {
    const cookie = await signIn();
    expect((await post('logout', undefined, cookie)).status).toBe(204);
    expect((await post('refresh', undefined, cookie)).status).toBe(401);
    expect((await post('logout')).status).toBe(204);
  });
});

describe('changes', () => {
  it('of the password need the present one and end every other sign-in', async () => {
    const account = { email: `${Math.random()}@example.com`, password, name: 'Changes' };
    const here = new TestClient(api.url, (await post('register', account)).json as SignedIn);
    const there = new TestClient(api.url, (await post('login', account)).json as SignedIn);
    const change = (currentPassword: string) =>
      here.send('POST', '/api/v1/users/me/password', { currentPassword, password: 'a different password' });
    const refused = await change('not this one');
    expect([refused.status, (refused.json as Problem).code]).toEqual([422, 'auth.wrong_password']);
    expect((await change(password)).status).toBe(204);
    expect((await here.get('/api/v1/users/me')).status).toBe(200);
    expect((await there.get('/api/v1/users/me')).status).toBe(401);
    expect((await post('login', account)).status).toBe(401);
  });

  it('of the address wait for its confirmation, and do not say which are taken', async () => {
    const account = { email: `${Math.random()}@example.com`, password, name: 'Moves' };
    const me = new TestClient(api.url, (await post('register', account)).json as SignedIn);
    const ask = (email: string) => me.send('POST', '/api/v1/users/me/email', { currentPassword: password, email });
    const free = await ask('moved@example.com');
    const taken = await ask('known@example.com');
    expect([free.status, free.text]).toEqual([taken.status, taken.text]);
    expect(await me.expect(200, 'GET', '/api/v1/users/me')).toMatchObject({ email: account.email });
    const token = await tokenMailedTo('moved@example.com', 'verify-email');
    expect((await post('verify-email', { token })).status).toBe(204);
    expect(await me.expect(200, 'GET', '/api/v1/users/me')).toMatchObject({
      email: 'moved@example.com',
      emailVerified: true,
    });
    const stolen = await tokenMailedTo('known@example.com', 'verify-email');
    expect((await post('verify-email', { token: stolen })).status).toBe(410);
  });
});

describe('messages', () => {
  const email = 'forgetful@example.com';

  it('confirms an address once', async () => {
    await post('register', { email, password, name: 'Forgetful' });
    const token = await tokenMailedTo(email, 'verify-email');
    expect((await post('verify-email', { token })).status).toBe(204);
    const again = await post('verify-email', { token });
    expect(again.status).toBe(410);
    const { user } = (await post('login', { email, password })).json as SignedIn;
    expect(user.emailVerified).toBe(true);
  });

  it('answers the same whether an address has an account or not', async () => {
    const known = await post('forgot-password', { email });
    const unknown = await post('forgot-password', { email: 'stranger@example.com' });
    expect([known.status, known.text]).toEqual([202, '']);
    expect([unknown.status, unknown.text]).toEqual([202, '']);
  });

  it('sets a new password once, and ends every session', async () => {
    const cookie = cookieOf((await post('login', { email, password })).headers);
    await post('forgot-password', { email });
    const token = await tokenMailedTo(email, 'reset-password');
    const change = { token, password: 'a different password' };
    expect((await post('reset-password', change)).status).toBe(204);
    expect((await post('reset-password', change)).status).toBe(410);
    expect((await post('refresh', undefined, cookie)).status).toBe(401);
    expect((await post('login', { email, password })).status).toBe(401);
    expect((await post('login', { email, password: 'a different password' })).status).toBe(200);
  });

  it('does not take a token of one purpose for another', async () => {
    const other = 'purpose@example.com';
    await post('register', { email: other, password, name: 'P' });
    const token = await tokenMailedTo(other, 'verify-email');
    expect((await post('reset-password', { token, password: 'a different password' })).status).toBe(410);
  });
});

describe('your data', () => {
  it('is changed, exported and deleted by you, files and all', async () => {
    const me = await api.newUser('Before');
    await me.expect(200, 'PATCH', '/api/v1/users/me', { name: 'After' });
    const { id: projectId } = await me.newProject('Exported');
    const upload = (await me.upload('images', projectId, pngHeader(640, 480))).json as UploadAccepted;
    const archive = await me.get('/api/v1/users/me/export');
    expect(archive.headers.get('content-disposition')).toContain('attachment');
    expect(archive.json).toMatchObject({ user: { name: 'After' }, projects: [{ name: 'Exported' }] });
    expect(archive.text).not.toContain('argon2');

    expect((await me.send('DELETE', '/api/v1/users/me')).status).toBe(204);
    expect((await me.get('/api/v1/users/me')).status).toBe(401);
    const { workspaceId, id } = me.session.user;
    const { client } = api.resources.database;
    expect(await client.project.count({ where: { workspaceId } })).toBe(0);
    expect(await client.user.count({ where: { id } })).toBe(0);
    // What waited for the picture is not wanted any more; what takes its file out of the storage is.
    const jobs = await client.job.findMany({ where: { workspaceId }, orderBy: { createdAt: 'asc' } });
    expect(jobs).toMatchObject([
      { name: 'process-image', subjectId: upload.id, status: 'cancelled' },
      { name: 'delete-files', status: 'queued', payload: { keys: [expect.stringContaining('originals/')] } },
    ]);
  });

  it('names every wrong field at once', async () => {
    const answer = await new TestClient(api.url).send('POST', '/api/v1/auth/register', { email: 'x', name: ' ' });
    const problem = answer.json as Problem;
    expect(answer.status).toBe(422);
    expect(problem.errors?.map((error) => error.path).sort()).toEqual(['email', 'name', 'password']);
    expect(problem.errors?.find((error) => error.path === 'password')?.message).toBe('This field is required.');
    expect(problem.requestId).toBe(answer.headers.get('x-request-id'));
  });

  it('answers 400 to what is not JSON', async () => {
    const answer = await api.anyone.send('POST', '/api/v1/auth/login', '{"email":');
    expect([answer.status, (answer.json as Problem).code]).toEqual([400, 'request.malformed_body']);
  });
});
