import type { Login, Register, SignedIn, User } from '@argument/contracts';
import { api, send } from '../../lib/http/client';
import { forget, readToken, refresh, setUser, signIn } from '../../lib/http/session';

let restoring: Promise<void> | null = null;

/** Signs in by the cookie, if there is one. Safe to call often. */
export function restore(): Promise<void> {
  restoring ??= (async () => {
    try {
      if (!readToken() && !(await refresh())) {
        forget();
        return;
      }
      setUser(await api<User>('/users/me'));
    } catch {
      // An unreachable server shows itself at the first page that needs it; signing in says it in words.
      forget();
    }
  })();
  return restoring;
}

export async function login(body: Login): Promise<void> {
  signIn(await api<SignedIn>('/auth/login', { method: 'POST', body, anonymous: true }));
}

export async function register(body: Register): Promise<void> {
  signIn(await api<SignedIn>('/auth/register', { method: 'POST', body, anonymous: true }));
}

export async function logout(): Promise<void> {
  await send('/auth/logout', { method: 'POST' }).catch(() => null);
  forget();
}

export const askForReset = (email: string): Promise<Response> =>
  send('/auth/forgot-password', { method: 'POST', body: { email }, anonymous: true });

export const resetPassword = (token: string, password: string): Promise<Response> =>
  send('/auth/reset-password', { method: 'POST', body: { token, password }, anonymous: true });

export const verifyEmail = (token: string): Promise<Response> =>
  send('/auth/verify-email', { method: 'POST', body: { token }, anonymous: true });
