import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { Provider } from './oidc-providers.js';
import { type Attempt, beginAt, finishAt } from './openid-client.js';

/** A provider that lies: what it says of itself and what it signs are the test's choice. */
interface Answers {
  metadata: Record<string, unknown>;
  idToken: string;
}

const BACK = 'https://studio.example/sign-in/callback';
const before = globalThis.fetch;
let served: Answers;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;
let others: Awaited<ReturnType<typeof generateKeyPair>>;
beforeAll(async () => {
  [keys, others] = await Promise.all([generateKeyPair('RS256'), generateKeyPair('RS256')]);
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  globalThis.fetch = async (input) => {
    const { pathname } = new URL(String(input instanceof Request ? input.url : input));
    if (pathname.endsWith('openid-configuration')) return Response.json(served.metadata);
    if (pathname === '/jwks') return Response.json({ keys: [jwk] });
    return Response.json({ access_token: 'x', token_type: 'Bearer', id_token: served.idToken });
  };
});
afterAll(() => {
  globalThis.fetch = before;
});

let made = 0;
/** Each has a name of its own: what a provider says of itself is asked for once. */
function newProvider(): Provider {
  const issuer = `https://id-${++made}.example`;
  const metadata = {
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    response_types_supported: ['code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    authorization_response_iss_parameter_supported: true,
  };
  served = { metadata, idToken: '' };
  return { id: 'oidc', name: 'Liar', issuer, clientId: 'argument', clientSecret: 'a secret of the client' };
}

const sign = (claims: JWTPayload, { privateKey } = keys) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'one' }).sign(privateKey);

async function attemptAt(provider: Provider): Promise<{ attempt: Attempt; claims: JWTPayload; back: URL }> {
  const { attempt } = await beginAt(provider, BACK);
  const now = Math.floor(Date.now() / 1000);
  const about = { email: 'ada@example.com', email_verified: true, nonce: attempt.nonce };
  const claims = { iss: provider.issuer, aud: 'argument', sub: 'ada', iat: now, exp: now + 60, ...about };
  return { attempt, claims, back: new URL(`${BACK}?code=c&state=${attempt.state}&iss=${provider.issuer}`) };
}

it('believes an ID token that the provider signed for us, now, for this attempt', async () => {
  const provider = newProvider();
  const { attempt, claims, back } = await attemptAt(provider);
  served.idToken = await sign(claims);
  expect(await finishAt(provider, back, attempt)).toMatchObject({ issuer: provider.issuer, subject: 'ada' });
});

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

it.each<[string, (claims: JWTPayload) => Promise<string> | string]>([
  ['signed by somebody else', (claims) => sign(claims, others)],
  ['signed by nobody', (claims) => `${base64({ alg: 'none' })}.${base64(claims)}.`],
  [
    'changed after it was signed',
    async (claims) => (await sign(claims)).replace(/\.[^.]+\./, `.${base64({ ...claims, sub: 'eve' })}.`),
  ],
  ['for another program', (claims) => sign({ ...claims, aud: 'another' })],
  ['of another issuer', (claims) => sign({ ...claims, iss: 'https://evil.example' })],
  ['of another attempt', (claims) => sign({ ...claims, nonce: 'of another attempt' })],
  ['without a nonce', ({ nonce: _, ...claims }) => sign(claims)],
  ['whose time is over', (claims) => sign({ ...claims, exp: 1_000_000_000 })],
])('refuses an ID token %s', async (_what, tokenOf) => {
  const provider = newProvider();
  const { attempt, claims, back } = await attemptAt(provider);
  served.idToken = await tokenOf(claims);
  await expect(finishAt(provider, back, attempt)).rejects.toThrow();
});

it('refuses an answer that another provider sent', async () => {
  const provider = newProvider();
  const { attempt, claims, back } = await attemptAt(provider);
  served.idToken = await sign(claims);
  back.searchParams.set('iss', 'https://evil.example');
  await expect(finishAt(provider, back, attempt)).rejects.toThrow();
  back.searchParams.delete('iss');
  await expect(finishAt(provider, back, attempt)).rejects.toThrow();
});

it('begins nowhere when the provider calls itself by another name', async () => {
  const provider = newProvider();
  served.metadata.issuer = 'https://evil.example';
  await expect(beginAt(provider, BACK)).rejects.toThrow();
});
