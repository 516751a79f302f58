import type { Login, Register, User } from '@argument/contracts';
import { api } from '../../lib/http/client';
import { isNotFound } from '../../lib/http/problem';
import { forget, holdToken, readToken, refresh, setUser, signIn } from '../../lib/http/session';
import { chooseWorkspace, readWorkspace } from '../../lib/http/workspace';

/** Who is signed in, in the workspace that was chosen; in the first one when that is no longer theirs. */
export async function readMe(): Promise<User> {
  try {
    return await api.get('/users/me');
  } catch (error) {
    if (!isNotFound(error) || readWorkspace() === null) throw error;
    chooseWorkspace(null);
    return api.get('/users/me');
  }
}

let restoring: Promise<void> | null = null;

/** Signs in by the cookie, if there is one. Safe to call often. */
export function restore(): Promise<void> {
  restoring ??= (async () => {
    try {
      if (!readToken() && !(await refresh())) {
        forget();
        return;
      }
      setUser(await readMe());
    } catch {
      // An unreachable server shows itself at the first page that needs it; signing in says it in words.
      forget();
    }
  })();
  return restoring;
}

export async function login(body: Login): Promise<void> {
  const answer = await api.post('/auth/login', { body, anonymous: true });
  if (readWorkspace() === null) {
    signIn(answer);
    return;
  }
  // The answer speaks of the first workspace; this device was last in another one.
  holdToken(answer.accessToken);
  setUser(await readMe());
}

export async function register(body: Register): Promise<void> {
  const answer = await api.post('/auth/register', { body, anonymous: true });
  chooseWorkspace(null);
  signIn(answer);
}

export async function logout(): Promise<void> {
  await api.post('/auth/logout').catch(() => null);
  forget();
}

export const askForReset = (email: string): Promise<void> =>
  api.post('/auth/forgot-password', { body: { email }, anonymous: true });

export const resetPassword = (token: string, password: string): Promise<void> =>
  api.post('/auth/reset-password', { body: { token, password }, anonymous: true });

/** Whoever is signed in here sees the address that now counts. */
export async function verifyEmail(token: string): Promise<void> {
  await api.post('/auth/verify-email', { body: { token }, anonymous: true });
  await restore();
  // It is confirmed whether or not the profile can be read again.
  if (readToken()) await readMe().then(setUser, () => null);
}
