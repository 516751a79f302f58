import type { AccessGrant, Login, SignedIn, User } from './generated/schemas.js';
import { ApiError, errorOf, UNREACHABLE, unreachable } from './problem.js';

/** Who calls. */
export interface Auth {
  /** Headers that say so; none where nobody is signed in. */
  headers(): Record<string, string> | Promise<Record<string, string>>;
  /** Called once after a 401; true when the call is worth another try. */
  renew?(): Promise<boolean>;
  /** Called when a 401 stays. */
  refused?(): void;
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** An API key, as it was shown when it was made. Its scopes and its expiry decide what it may do. */
export const apiKey = (key: string): Auth => ({ headers: () => bearer(key) });

/** Over HTTPS its name says so. */
const REFRESH_COOKIE = /^(__Host-)?argument_refresh=/;

/**
 * Somebody who signed in with a password, outside of a browser: the access token lasts 15 minutes and is renewed by itself; the
 * refresh token is good for one use and is kept here. Calls at the same time share one renewal.
 */
export class SignInAuth implements Auth {
  #accessToken: string;
  #cookie: string;
  #renewing: Promise<boolean> | null = null;

  private constructor(
    private readonly baseUrl: string,
    readonly user: User,
    accessToken: string,
    cookie: string,
  ) {
    this.#accessToken = accessToken;
    this.#cookie = cookie;
  }

  /** @throws ApiError for a wrong password, and `auth.code_required` where a second factor is on and `code` is missing */
  static async signIn(baseUrl: string, login: Login): Promise<SignInAuth> {
    const response = await post(`${baseUrl}/api/v1/auth/login`, JSON.stringify(login), {
      'content-type': 'application/json',
    });
    if (!response.ok) throw await errorOf(response);
    const { user, accessToken } = (await response.json()) as SignedIn;
    return new SignInAuth(baseUrl, user, accessToken, refreshCookieOf(response) ?? '');
  }

  headers(): Record<string, string> {
    return bearer(this.#accessToken);
  }

  renew(): Promise<boolean> {
    this.#renewing ??= this.#renewOnce().finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  /** Ends this sign-in; the tokens are worth nothing afterwards. */
  async signOut(): Promise<void> {
    const response = await post(`${this.baseUrl}/api/v1/auth/logout`, undefined, { cookie: this.#cookie });
    if (!response.ok) throw await errorOf(response);
    this.#accessToken = '';
    this.#cookie = '';
  }

  async #renewOnce(): Promise<boolean> {
    const response = await post(`${this.baseUrl}/api/v1/auth/refresh`, undefined, { cookie: this.#cookie });
    if (response.status >= 500 || response.status === 429) throw await errorOf(response);
    if (!response.ok) return false;
    this.#accessToken = ((await response.json()) as AccessGrant).accessToken;
    this.#cookie = refreshCookieOf(response) ?? this.#cookie;
    return true;
  }
}

async function post(url: string, body: string | undefined, headers: Record<string, string>): Promise<Response> {
  try {
    return await fetch(url, { method: 'POST', headers, ...(body === undefined ? {} : { body }) });
  } catch (cause) {
    throw unreachable(cause);
  }
}

/** `argument_refresh=...`, as it is sent back; a browser keeps it to itself and sends it by itself. */
function refreshCookieOf(response: Response): string | null {
  const set = response.headers.getSetCookie().find((cookie) => REFRESH_COOKIE.test(cookie));
  return set?.split(';')[0] ?? null;
}

/** Whether nobody answered. */
export const isUnreachable = (error: unknown): boolean => error instanceof ApiError && error.status === UNREACHABLE;
