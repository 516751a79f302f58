import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type {
  Identity,
  NewApiKey,
  OidcStarted,
  Problem,
  RecoveryCodes,
  SignedIn,
  TwoFactorSetup,
} from '@argument/contracts';
import { waitFor } from '@argument/testing';
import { Secret, TOTP } from 'otpauth';
import { type OidcServer, startOidcServer } from '../../../test/oidc/oidc-provider.js';
import { startTestApi, type TestApi, TestClient } from '../../../test/test-api.js';

let provider: OidcServer;
let api: TestApi;
beforeAll(async () => {
  provider = await startOidcServer('http://localhost:3001/sign-in/callback');
  api = await startTestApi({
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: 'argument',
    OIDC_CLIENT_SECRET: 'a secret of the client',
    OIDC_NAME: 'House keys',
  });
});
afterAll(async () => {
  await api.close();
  await provider.stop();
});
beforeEach(() => api.forgetLimits());

const at = '/api/v1/auth/oidc';
const password = 'correct horse battery';
const codeOf = (answer: { json: unknown }) => (answer.json as Problem).code;
const cookiesOf = (headers: Headers) =>
  headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');

/** A browser that has begun: where to sign in, and the cookie that it keeps. */
async function begin() {
  const answer = await api.anyone.send('POST', `${at}/start`, { provider: 'oidc' });
  return { url: (answer.json as OidcStarted).url, cookie: cookiesOf(answer.headers) };
}
const finish = (search: string, cookie: string) => api.anyone.send('POST', `${at}/finish`, { search }, { cookie });
async function signInAs(login: string) {
  const { url, cookie } = await begin();
  return finish(await provider.signIn(url, login), cookie);
}
const clientOf = (answer: { json: unknown }) =>
  new TestClient(api.url, answer.json as SignedIn) as TestClient & { session: SignedIn };
const register = (email: string) =>
  api.anyone.expect<SignedIn>(201, 'POST', '/api/v1/auth/register', { email, password, name: 'Here' });
const confirm = (email: string) =>
  api.resources.database.client.user.update({ where: { email }, data: { emailVerifiedAt: new Date() } });
/** The token of the newest message about a new password; quoted-printable is undone. */
async function newestReset(email: string): Promise<string> {
  const folder = path.join(api.home, 'mail');
  const files = (await readdir(folder)).filter((name) => name.includes(email)).sort();
  const texts = await Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8')));
  const links = texts.map((text) =>
    /reset-password\?token=([\w-]+)/.exec(text.replaceAll('=\n', '').replaceAll('=3D', '=')),
  );
  return links.findLast((link) => link !== null)?.[1] ?? '';
}
const mailed = async (email: string) =>
  (await readdir(path.join(api.home, 'mail')).catch(() => [])).filter((name) => name.includes(email)).length;

describe('sign-in with an account elsewhere', () => {
  it('is offered where it is configured, by authorization code with PKCE, state and nonce', async () => {
    expect((await api.anyone.get(`${at}/providers`)).json).toEqual({ items: [{ id: 'oidc', name: 'House keys' }] });
    const { url, cookie } = await begin();
    const asked = new URL(url);
    expect(asked.origin).toBe(provider.issuer);
    expect(Object.fromEntries(asked.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(cookie).not.toContain(asked.searchParams.get(name));
    expect(codeOf(await api.anyone.send('POST', `${at}/start`, { provider: 'google' }))).toBe('not_found');
  });

  it('makes an account with a confirmed address, and finds it again', async () => {
    const first = await signInAs('new@example.com');
    expect(first.json).toMatchObject({ user: { email: 'new@example.com', emailVerified: true, role: 'admin' } });
    expect(cookiesOf(first.headers)).toMatch(/argument_refresh=[\w-]{43}/);
    const again = clientOf(await signInAs('new@example.com'));
    expect(again.session?.user.id).toBe(clientOf(first).session?.user.id);
    const { items } = await again.expect<{ items: Identity[] }>(200, 'GET', '/api/v1/users/me/identities');
    expect(items).toMatchObject([{ provider: 'House keys', issuer: provider.issuer }]);
  });

  it('knows people by issuer and subject: not by an address that has changed, nor by the same subject elsewhere', async () => {
    const { user } = clientOf(await signInAs('same@example.com')).session;
    const { client } = api.resources.database;
    await client.user.update({ where: { id: user.id }, data: { email: 'renamed@example.com' } });
    expect((await signInAs('same@example.com')).json).toMatchObject({ user: { id: user.id } });
    await client.identity.updateMany({ where: { userId: user.id }, data: { issuer: 'https://another.example' } });
    const stranger = clientOf(await signInAs('same@example.com')).session.user;
    expect([stranger.id === user.id, stranger.email]).toEqual([false, 'same@example.com']);
  });

  it('is a sign-in like any other: renewed without the provider, ended by signing out', async () => {
    const answer = await signInAs('session@example.com');
    const refresh = (cookie: string) => api.anyone.send('POST', '/api/v1/auth/refresh', undefined, { cookie });
    const renewed = await refresh(cookiesOf(answer.headers));
    expect(renewed.status).toBe(200);
    const cookie = cookiesOf(renewed.headers);
    expect((await api.anyone.send('POST', '/api/v1/auth/logout', undefined, { cookie })).status).toBe(204);
    expect([(await refresh(cookie)).status, (await clientOf(answer).get('/api/v1/users/me')).status]).toEqual([
      401, 401,
    ]);
  });

  it('joins an account here whose address is confirmed, and tells its owner', async () => {
    const { user } = await register('joined@example.com');
    await confirm('joined@example.com');
    const before = await mailed('joined@example.com');
    expect((await signInAs('joined@example.com')).json).toMatchObject({ user: { id: user.id } });
    await waitFor('the message', async () => (await mailed('joined@example.com')) > before);
    const where = { actorId: user.id, action: 'identity.linked' };
    expect(await api.resources.database.client.auditEntry.count({ where })).toBe(1);
  });

  it('joins no account that nobody has confirmed: who made it may lie in wait, and is thrown out by the owner', async () => {
    const trapper = new TestClient(api.url, await register('trap@example.com'));
    const scopes = ['projects:read'];
    const { key } = await trapper.expect<NewApiKey>(201, 'POST', '/api/v1/api-keys', { name: 'left behind', scopes });
    const { secret } = await trapper.expect<TwoFactorSetup>(200, 'POST', '/api/v1/users/me/two-factor', {
      currentPassword: password,
    });
    const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate();
    await trapper.expect(200, 'POST', '/api/v1/users/me/two-factor/enable', { code });
    // Knowing the password says nothing about the address.
    const change = { currentPassword: password, password: `${password} too` };
    await trapper.expect(204, 'POST', '/api/v1/users/me/password', change);
    const before = await mailed('trap@example.com');
    const answer = await signInAs('trap@example.com');
    expect([answer.status, codeOf(answer)]).toEqual([409, 'auth.oidc_account_unconfirmed']);
    expect(await api.resources.database.client.identity.count({ where: { subject: 'trap@example.com' } })).toBe(0);
    await waitFor('the way to throw them out', async () => (await mailed('trap@example.com')) > before);
    const token = await newestReset('trap@example.com');
    await api.anyone.expect(204, 'POST', '/api/v1/auth/reset-password', { token, password: 'the owner has chosen it' });
    const withKey = await api.anyone.send('GET', '/api/v1/projects', undefined, { authorization: `Bearer ${key}` });
    expect([withKey.status, (await trapper.get('/api/v1/users/me')).status]).toEqual([401, 401]);
    expect((await signInAs('trap@example.com')).json).toMatchObject({ user: { emailVerified: true } });
  });

  it('believes no address that the provider does not vouch for', async () => {
    await register('victim@example.com');
    await confirm('victim@example.com');
    for (const email of ['victim@example.com', 'nobody@example.com']) {
      const answer = await signInAs(`unconfirmed:${email}`);
      expect([answer.status, codeOf(answer)]).toEqual([403, 'auth.oidc_address_unconfirmed']);
    }
  });

  it('still asks for the second factor', async () => {
    const me = new TestClient(api.url, await register('two@example.com'));
    await confirm('two@example.com');
    const factor = '/api/v1/users/me/two-factor';
    const { secret } = await me.expect<TwoFactorSetup>(200, 'POST', factor, { currentPassword: password });
    const totp = new TOTP({ secret: Secret.fromBase32(secret) });
    const { recoveryCodes } = await me.expect<RecoveryCodes>(200, 'POST', `${factor}/enable`, {
      code: totp.generate({ timestamp: Date.now() - 30_000 }),
    });
    const asked = await signInAs('two@example.com');
    expect([asked.status, codeOf(asked)]).toEqual([401, 'auth.code_required']);
    const cookie = cookiesOf(asked.headers);
    expect(cookie).not.toContain('argument_refresh');
    const send = (code: string, sent = cookie) =>
      api.anyone.send('POST', `${at}/code`, { code }, sent ? { cookie: sent } : {});
    expect(codeOf(await send('000000'))).toBe('auth.code_wrong');
    expect(await api.resources.database.client.identity.count({ where: { subject: 'two@example.com' } })).toBe(0);
    expect(codeOf(await send(totp.generate(), ''))).toBe('auth.oidc_refused');
    expect((await send(totp.generate())).json).toMatchObject({ user: { email: 'two@example.com' } });
    expect(codeOf(await send(totp.generate()))).toBe('auth.code_wrong');
    expect((await send(recoveryCodes[0] ?? '')).status).toBe(200);
  });

  it('lets nobody in who is blocked', async () => {
    await signInAs('blocked@example.com');
    const where = { email: 'blocked@example.com' };
    await api.resources.database.client.user.update({ where, data: { blockedAt: new Date() } });
    expect(codeOf(await signInAs('blocked@example.com'))).toBe('auth.blocked');
  });
});

describe('an answer that is not this browser’s', () => {
  const refused = async (search: string, cookie: string) => {
    const answer = await finish(search, cookie);
    expect([answer.status, codeOf(answer)]).toEqual([401, 'auth.oidc_refused']);
    expect(cookiesOf(answer.headers)).not.toMatch(/argument_refresh=[\w-]/);
  };

  it('is refused without the cookie, with another one, and with one that was made up', async () => {
    const mine = await begin();
    const search = await provider.signIn(mine.url, 'mine@example.com');
    await refused(search, '');
    await refused(search, 'argument_oidc=bWFkZSB1cA');
    await refused(search, (await begin()).cookie);
  });

  it('is refused when its code comes from somebody else’s sign-in', async () => {
    const [mine, theirs] = [await begin(), await begin()];
    const [mineBack, theirsBack] = [
      await provider.signIn(mine.url, 'mine@example.com'),
      await provider.signIn(theirs.url, 'attacker@example.com'),
    ];
    const injected = new URLSearchParams(mineBack);
    injected.set('code', new URLSearchParams(theirsBack).get('code') ?? '');
    await refused(`?${injected}`, mine.cookie);
  });

  it('is good once', async () => {
    const { url, cookie } = await begin();
    const search = await provider.signIn(url, 'once@example.com');
    expect((await finish(search, cookie)).status).toBe(200);
    await refused(search, cookie);
  });

  it('is refused when the person said no', async () => {
    const { url, cookie } = await begin();
    await refused(
      `?error=access_denied&state=${new URL(url).searchParams.get('state')}&iss=${provider.issuer}`,
      cookie,
    );
  });
});

describe('accounts elsewhere', () => {
  it('can be taken off, but for the last way in', async () => {
    const me = clientOf(await signInAs('only@example.com'));
    const { items } = await me.expect<{ items: Identity[] }>(200, 'GET', '/api/v1/users/me/identities');
    const path = `/api/v1/users/me/identities/${items[0]?.id}`;
    expect(codeOf(await me.send('DELETE', path))).toBe('auth.last_way_in');
    const where = { email: 'only@example.com' };
    await api.resources.database.client.user.update({ where, data: { passwordHash: 'any' } });
    const other = clientOf(await signInAs('other@example.com'));
    expect((await other.send('DELETE', path)).status).toBe(404);
    await me.expect(204, 'DELETE', path);
    expect((await me.get('/api/v1/users/me/identities')).json).toEqual({ items: [] });
  });
});
