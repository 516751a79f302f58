import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Provider } from './oidc-providers.js';

/** Longest wait for a provider; seconds. */
const TIMEOUT_SECONDS = 10;

/** What a browser must bring back for the answer to be ours. */
export interface Attempt {
  verifier: string;
  state: string;
  nonce: string;
}

/** Who somebody is at a provider. */
export interface Claims {
  issuer: string;
  subject: string;
  /** In small letters; null when the provider does not tell. */
  email: string | null;
  /** The provider has made sure that the address is theirs. */
  emailVerified: boolean;
  name: string | null;
}

const configurations = new Map<string, Configuration>();

/** What the provider says about itself; asked for once. */
async function configurationOf({ issuer, clientId, clientSecret }: Provider): Promise<Configuration> {
  const key = `${issuer} ${clientId}`;
  const known = configurations.get(key);
  if (known) return known;
  const server = new URL(issuer);
  // Plain HTTP is for a provider on this very machine.
  const local = server.protocol === 'http:' && isLoopback(server.hostname) ? [allowInsecureRequests] : [];
  // The signature of an ID token is checked although it comes straight from the provider.
  const execute = [enableNonRepudiationChecks, ...local];
  const auth = clientSecret === null ? None() : bySecret(clientSecret);
  const found = await discovery(server, clientId, undefined, auth, { execute, timeout: TIMEOUT_SECONDS });
  configurations.set(key, found);
  return found;
}

const isLoopback = (host: string) => ['localhost', '127.0.0.1', '[::1]'].includes(host);

/** In the header, as the specification has it, unless the provider takes it in the body only. */
function bySecret(secret: string): ClientAuth {
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported;
    const inBody = methods !== undefined && !methods.includes('client_secret_basic');
    return (inBody ? ClientSecretPost : ClientSecretBasic)(secret)(server, ...rest);
  };
}

/** Authorization code with PKCE, state and nonce. Answers where to send the browser. */
export async function beginAt(provider: Provider, redirectUri: string): Promise<{ url: string; attempt: Attempt }> {
  const configuration = await configurationOf(provider);
  const attempt = { verifier: randomPKCECodeVerifier(), state: randomState(), nonce: randomNonce() };
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid email profile',
    code_challenge: await calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
    state: attempt.state,
    nonce: attempt.nonce,
  });
  return { url: url.href, attempt };
}

/** Swaps the code for who it is; `answer` is the whole address that the browser came back to. @throws Error */
export async function finishAt(provider: Provider, answer: URL, attempt: Attempt): Promise<Claims> {
  const configuration = await configurationOf(provider);
  const tokens = await authorizationCodeGrant(configuration, answer, {
    pkceCodeVerifier: attempt.verifier,
    expectedState: attempt.state,
    expectedNonce: attempt.nonce,
    idTokenExpected: true,
  });
  const id = tokens.claims();
  if (!id) throw new Error('The provider sent no ID token.');
  // Many tell the address only when they are asked for it.
  const about =
    id.email === undefined ? { ...id, ...(await userInfo(configuration, tokens.access_token, id.sub)) } : id;
  const email = typeof about.email === 'string' ? about.email.trim().toLowerCase() : null;
  return {
    issuer: id.iss,
    subject: id.sub,
    email,
    emailVerified: email !== null && isVerified(about),
    name: typeof about.name === 'string' && about.name.trim() !== '' ? about.name.trim().slice(0, 120) : null,
  };
}

function userInfo(
  configuration: Configuration,
  accessToken: string,
  subject: string,
): Promise<Record<string, unknown>> {
  if (!configuration.serverMetadata().userinfo_endpoint) return Promise.resolve({});
  return fetchUserInfo(configuration, accessToken, subject);
}

/**
 * Microsoft leaves `email_verified` out and lets administrators of a directory write any address; `xms_edov` says that the
 * directory owns the address' domain.
 */
const isVerified = ({ email_verified, xms_edov }: Record<string, unknown>): boolean =>
  [email_verified, xms_edov].some((value) => value === true || value === 'true' || value === '1' || value === 1);
