import { SignJWT, UnsecuredJWT } from 'jose';
import { ACCESS_TOKEN_SECONDS, AccessTokens } from './access-tokens.js';

const who = { userId: '0197a3c4-0000-7000-8000-000000000001', signInId: '0197a3c4-0000-7000-8000-000000000002' };
const tokens = new AccessTokens({ APP_SECRET: 'a secret of at least thirty-two characters' });

describe('AccessTokens', () => {
  it('reads what it made', async () => {
    expect(await tokens.verify(await tokens.issue(who))).toEqual(who);
  });

  it('says when a token has expired', async () => {
    const old = await tokens.issue(who, new Date(Date.now() - (ACCESS_TOKEN_SECONDS + 1) * 1000));
    await expect(tokens.verify(old)).rejects.toMatchObject({ status: 401, code: 'auth.token_expired' });
  });

  it('believes no other secret, no unsigned token and no token for something else', async () => {
    const other = new AccessTokens({ APP_SECRET: 'another secret of thirty-two characters' });
    const key = new TextEncoder().encode('a secret of at least thirty-two characters');
    const claims = () =>
      new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setSubject('user').setExpirationTime('1h');
    const forged = [
      await other.issue(who),
      new UnsecuredJWT({})
        .setSubject('user')
        .setIssuer('argument')
        .setAudience('argument-api')
        .setExpirationTime('1h')
        .encode(),
      await claims().setIssuer('argument').setAudience('something-else').sign(key),
      `${(await tokens.issue(who)).slice(0, -2)}xx`,
      '',
    ];
    for (const token of forged) {
      await expect(tokens.verify(token)).rejects.toMatchObject({ status: 401, code: 'auth.required' });
    }
  });
});
