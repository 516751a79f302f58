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

describe('a crowd', () => {
  it('sets a second factor up once, with the secret that was proved', async () => {
    const me = await api.newUser();
    const { secret } = await me.expect<TwoFactorSetup>(200, 'POST', at, { currentPassword });
    const code = codeOf(secret);
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => me.send('POST', `${at}/enable`, { code })),
      ...Array.from({ length: 3 }, () => me.send('POST', at, { currentPassword })),
    ]);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    const enabled = answers.slice(0, 5).filter(({ status }) => status === 200);
    const { enabled: isInForce, recoveryCodesLeft } = await read(me);
    expect([enabled.length, recoveryCodesLeft]).toEqual(isInForce ? [1, 10] : [0, 0]);
    if (!isInForce) return;
    // The code of the app that was shown works, and no other secret took its place.
    const { email } = me.session.user;
    const login = { email, password, code: codeOf(secret, 1) };
    expect((await api.anyone.send('POST', '/api/v1/auth/login', login)).status).toBe(200);
  });

  it('leaves one set of recovery codes, however many ask for new ones', async () => {
    const { me } = await newProtected();
    const asked = Array.from({ length: 6 }, () => me.send('POST', `${at}/recovery-codes`, { currentPassword }));
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect((await read(me)).recoveryCodesLeft).toBe(10);
  });

  describe('while the database cannot', () => {
    let busy: TestApi;
    beforeAll(async () => {
      const { DATABASE_URL } = api.resources.env;
      busy = await startTestApi({ DATABASE_URL }, undefined, { poolSize: 2, waitMs: 150, statementTimeoutMs: 200 });
    });
    afterAll(() => busy.close());

    it('is asked to come again, and never told that something went wrong', async () => {
      const { me, setup } = await newProtected();
      const { email } = me.session.user;
      const token = { authorization: `Bearer ${me.session.accessToken}` };
      const ask = () => [
        busy.anyone.send('POST', '/api/v1/auth/login', { email, password, code: codeOf(setup.secret) }),
        busy.anyone.send('POST', `${at}/recovery-codes`, { currentPassword }, token),
        busy.anyone.send('GET', '/api/v1/projects', undefined, token),
      ];
      // Somebody holds what every one of them needs for longer than they may wait.
      const answers = await api.resources.database.inTransaction(async (tx) => {
        await tx.$executeRaw`LOCK TABLE users IN ACCESS EXCLUSIVE MODE`;
        return Promise.all(Array.from({ length: 2 }, ask).flat());
      });
      expect(answers.map((answer) => [answer.status, problem(answer), answer.headers.get('retry-after')])).toEqual(
        answers.map(() => [503, 'unavailable', '5']),
      );
      expect((await Promise.all(ask())).map(({ status }) => status)).not.toContain(500);
    });
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
