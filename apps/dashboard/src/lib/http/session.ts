import type { AccessGrant, SignedIn, User } from '@argument/contracts';
import { ApiError, toProblem, unreachable } from '@argument/sdk';

/** Who is signed in, as far as the dashboard knows. */
export interface Session {
  status: 'loading' | 'signed-in' | 'signed-out';
  user: User | null;
}

const LOADING: Session = { status: 'loading', user: null };
let session = LOADING;
// In memory only: a script that gets into the page can't take a token with it that outlives the tab.
let accessToken: string | null = null;
let refreshing: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

const change = (next: Session): void => {
  session = next;
  for (const listener of listeners) listener();
};

export const readSession = (): Session => session;
export const readServerSession = (): Session => LOADING;
export const readToken = (): string | null => accessToken;
export const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Holds a token before it is known whom and where it is for. */
export function holdToken(token: string): void {
  accessToken = token;
}

export function signIn(answer: SignedIn): void {
  accessToken = answer.accessToken;
  change({ status: 'signed-in', user: answer.user });
}

export function setUser(user: User): void {
  change({ status: 'signed-in', user });
}

export function forget(): void {
  accessToken = null;
  change({ status: 'signed-out', user: null });
}

async function refreshOnce(tries = 2): Promise<boolean> {
  const response = await fetch('/api/v1/auth/refresh', { method: 'POST', credentials: 'same-origin' }).catch(
    (cause) => {
      throw unreachable(cause);
    },
  );
  // Another tab was faster: the cookie it got is ours, too.
  if (response.status === 409 && tries > 0) return refreshOnce(tries - 1);
  if (response.status >= 500 || response.status === 429) throw new ApiError(toProblem(response.status, null));
  if (!response.ok) return false;
  const grant = (await response.json()) as AccessGrant;
  accessToken = grant.accessToken;
  return true;
}

/** Locks exist on HTTPS and on localhost only; elsewhere the tabs take their chance. */
async function inTurn(): Promise<boolean> {
  return 'locks' in navigator
    ? await navigator.locks.request('argument-refresh', () => refreshOnce())
    : await refreshOnce();
}

/**
 * Trades the cookie for a new access token; false when nobody is signed in. A refresh token works once, so calls share one
 * request, and tabs wait for each other.
 */
export function refresh(): Promise<boolean> {
  refreshing ??= inTurn().finally(() => {
    refreshing = null;
  });
  return refreshing;
}
