import type { ApiEnv } from '../../env.js';

/** An OpenID provider that this installation trusts, and who we are there. */
export interface Provider {
  id: string;
  /** Stands on the button. */
  name: string;
  issuer: string;
  clientId: string;
  /** Null for a public client. */
  clientSecret: string | null;
}

type Settings = Pick<
  ApiEnv,
  | 'GOOGLE_CLIENT_ID'
  | 'GOOGLE_CLIENT_SECRET'
  | 'MICROSOFT_CLIENT_ID'
  | 'MICROSOFT_CLIENT_SECRET'
  | 'MICROSOFT_TENANT'
  | 'OIDC_ISSUER'
  | 'OIDC_CLIENT_ID'
  | 'OIDC_CLIENT_SECRET'
  | 'OIDC_NAME'
>;

/** Those that are configured. Pure. @throws Error for one that is configured by half, so that it is seen at the start */
export function providersOf(env: Settings): Provider[] {
  const found: Provider[] = [];
  if (env.GOOGLE_CLIENT_ID) {
    const clientSecret = needed('GOOGLE_CLIENT_SECRET', env.GOOGLE_CLIENT_SECRET);
    const issuer = 'https://accounts.google.com';
    found.push({ id: 'google', name: 'Google', issuer, clientId: env.GOOGLE_CLIENT_ID, clientSecret });
  }
  if (env.MICROSOFT_CLIENT_ID) {
    const clientSecret = needed('MICROSOFT_CLIENT_SECRET', env.MICROSOFT_CLIENT_SECRET);
    const issuer = `https://login.microsoftonline.com/${env.MICROSOFT_TENANT}/v2.0`;
    found.push({ id: 'microsoft', name: 'Microsoft', issuer, clientId: env.MICROSOFT_CLIENT_ID, clientSecret });
  }
  if (env.OIDC_CLIENT_ID) {
    const issuer = needed('OIDC_ISSUER', env.OIDC_ISSUER);
    const clientSecret = env.OIDC_CLIENT_SECRET ?? null;
    found.push({ id: 'oidc', name: env.OIDC_NAME, issuer, clientId: env.OIDC_CLIENT_ID, clientSecret });
  }
  return found;
}

function needed(name: string, value: string | undefined): string {
  if (value === undefined) throw new Error(`${name} is missing: its client id is set.`);
  return value;
}
