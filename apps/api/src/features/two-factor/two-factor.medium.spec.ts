import type { NewApiKey, Problem, RecoveryCodes, TwoFactor, TwoFactorSetup } from '@argument/contracts';
import { Secret, TOTP } from 'otpauth';
import { startTestApi, type TestApi, type TestClient } from '../../../test/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());
beforeEach(() => api.forgetLimits());

const at = '/api/v1/users/me/two-factor';
const password = 'correct horse battery';
const currentPassword = password;
const codeOf = (secret: string, periods = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + periods * 30_000 });

async function newProtected() {
  const me = await api.newUser();
  const setup = await me.expect<TwoFactorSetup>(200, 'POST', at, { currentPassword });
  // The code of the period before, so that the present one is still unused.
  const { recoveryCodes } = await me.expect<RecoveryCodes>(200, 'POST', `${at}/enable`, {
    code: codeOf(setup.secret, -1),
  });
  const { email } = me.session.user;
  const login = (code?: string) => api.anyone.send('POST', '/api/v1/auth/login', { email, password, code });
  return { me, setup, recoveryCodes, login };
}
const problem = (answer: { json: unknown }) => (answer.json as Problem).code;
const read = (me: TestClient) => me.expect<TwoFactor>(200, 'GET', at);

describe('a second factor', () => {
  it('is set up by password and code, and not in force before', async () => {
    const me = await api.newUser();
    expect((await me.send('POST', at, { currentPassword: 'another one' })).status).toBe(422);
    const { secret, otpauthUrl } = await me.expect<TwoFactorSetup>(200, 'POST', at, { currentPassword });
    expect(otpauthUrl).toMatch(/^otpauth:\/\/totp\/ARgument:.*secret=/);
    expect(await read(me)).toEqual({ enabled: false, recoveryCodesLeft: 0 });
    const wrong = await me.send('POST', `${at}/enable`, { code: codeOf(secret, 20) });
    expect([wrong.status, problem(wrong)]).toEqual([422, 'two_factor.code_wrong']);
    const { email } = me.session.user;
    expect((await api.anyone.send('POST', '/api/v1/auth/login', { email, password })).status).toBe(200);
    await me.expect(200, 'POST', `${at}/enable`, { code: codeOf(secret) });
    expect(await read(me)).toEqual({ enabled: true, recoveryCodesLeft: 10 });
    expect(problem(await me.send('POST', at, { currentPassword }))).toBe('two_factor.in_force');
  });

  it('is asked for at sign-in, and each code is good once', async () => {
    const { login, setup } = await newProtected();
    const asked = await login();
    expect([asked.status, problem(asked), asked.headers.get('set-cookie')]).toEqual([401, 'auth.code_required', null]);
    expect(problem(await login('000000'))).toBe('auth.code_wrong');
    expect((await login(codeOf(setup.secret))).status).toBe(200);
    expect(problem(await login(codeOf(setup.secret)))).toBe('auth.code_wrong');
    expect(problem(await login(codeOf(setup.secret, -1)))).toBe('auth.code_wrong');
  });

  it('lets one of many in who send the same code at once', async () => {
    const { login, setup } = await newProtected();
    const code = codeOf(setup.secret);
    const answers = await Promise.all(Array.from({ length: 6 }, () => login(code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it('says nothing about the code to who does not know the password', async () => {
    const { me, setup } = await newProtected();
    const body = { email: me.session.user.email, password: 'a wrong password', code: codeOf(setup.secret) };
    expect(problem(await api.anyone.send('POST', '/api/v1/auth/login', body))).toBe('auth.bad_credentials');
  });

  it('stands no guessing, from wherever it comes', async () => {
    const { me, setup } = await newProtected();
    const codes: number[] = [];
    for (let guess = 0; guess < 14; guess++) {
      const body = { email: me.session.user.email, password, code: String(100_000 + guess) };
      // Each from another address: the allowance belongs to the account.
      const from = { 'x-forwarded-for': `203.0.113.${guess}` };
      codes.push((await api.anyone.send('POST', '/api/v1/auth/login', body, from)).status);
    }
    // One was used to put it in force.
    expect(codes.filter((status) => status === 401)).toHaveLength(9);
    const body = { email: me.session.user.email, password, code: codeOf(setup.secret) };
    const right = await api.anyone.send('POST', '/api/v1/auth/login', body, { 'x-forwarded-for': '203.0.113.99' });
    expect(right.status).toBe(429);
  });

  it('has recovery codes that work once, stored as hashes only, and can be renewed', async () => {
    const { me, login, recoveryCodes } = await newProtected();
    expect(new Set(recoveryCodes).size).toBe(10);
    const [first = '', second = ''] = recoveryCodes;
    expect((await login(first.toUpperCase().replaceAll('-', ' '))).status).toBe(200);
    expect(problem(await login(first))).toBe('auth.code_wrong');
    expect(await read(me)).toEqual({ enabled: true, recoveryCodesLeft: 9 });
    const rows = JSON.stringify(await api.resources.database.client.recoveryCode.findMany());
    for (const code of recoveryCodes) expect(rows).not.toContain(code.replaceAll('-', ''));

    await me.expect<RecoveryCodes>(200, 'POST', `${at}/recovery-codes`, { currentPassword });
    expect(problem(await login(second))).toBe('auth.code_wrong');
  });

  it('is switched off by the password alone, not by an open browser', async () => {
    const { me, login } = await newProtected();
    expect((await me.send('POST', `${at}/disable`, { currentPassword: 'not it' })).status).toBe(422);
    await me.expect(204, 'POST', `${at}/disable`, { currentPassword });
    expect((await login()).status).toBe(200);
    const { client } = api.resources.database;
    const user = await client.user.findUniqueOrThrow({ where: { id: me.session.user.id } });
    expect([user.totpSecret, await client.recoveryCode.count({ where: { userId: user.id } })]).toEqual([null, 0]);
  });

  it('keeps its secret sealed', async () => {
    const { me, setup } = await newProtected();
    const { client } = api.resources.database;
    const { totpSecret } = await client.user.findUniqueOrThrow({ where: { id: me.session.user.id } });
    expect(totpSecret).not.toContain(setup.secret);
  });
});

describe('an installation that asks everybody for a second factor', () => {
  let strict: TestApi;
  beforeAll(async () => {
    const { DATABASE_URL } = api.resources.env;
    strict = await startTestApi({ DATABASE_URL, REQUIRE_TWO_FACTOR: 'true' });
  });
  afterAll(() => strict.close());

  it('lets nobody without one, and no key of theirs, further than their own account', async () => {
    const scopes = ['projects:read'];
    const { me } = await newProtected();
    const plain = await api.newUser();
    const keys: string[] = [];
    for (const somebody of [me, plain])
      keys.push((await somebody.expect<NewApiKey>(201, 'POST', '/api/v1/api-keys', { name: 'script', scopes })).key);
    const ask = async (token = '', path = 'projects') =>
      (await strict.anyone.send('GET', `/api/v1/${path}`, undefined, { authorization: `Bearer ${token}` })).status;
    expect([await ask(me.session.accessToken), await ask(keys[0])]).toEqual([200, 200]);
    expect([await ask(plain.session.accessToken), await ask(keys[1])]).toEqual([403, 403]);
    expect(await ask(plain.session.accessToken, 'users/me/two-factor')).toBe(200);
    const setup = await plain.expect<TwoFactorSetup>(200, 'POST', at, { currentPassword });
    await plain.expect(200, 'POST', `${at}/enable`, { code: codeOf(setup.secret) });
    expect([await ask(plain.session.accessToken), await ask(keys[1])]).toEqual([200, 200]);
  });
});
