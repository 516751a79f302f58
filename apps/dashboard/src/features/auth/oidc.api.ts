'use client';
import type { FinishOidc, OidcCode, OidcProvider, OidcStarted, SignedIn } from '@argument/contracts';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/http/client';
import { signIn } from '../../lib/http/session';
import { chooseWorkspace } from '../../lib/http/workspace';

/** Where to go after the way to the provider and back; in this tab only. */
const NEXT = 'argument.oidc.next';

export const useProviders = () =>
  useQuery({
    queryKey: ['oidc-providers'],
    queryFn: async () => (await api<{ items: OidcProvider[] }>('/auth/oidc/providers', { anonymous: true })).items,
    staleTime: Number.POSITIVE_INFINITY,
    // Signing in by password works without the answer.
    retry: false,
  });

/** Leaves for the provider; comes back to `/sign-in/callback`. */
export async function leaveFor(provider: string, next: string): Promise<void> {
  const { url } = await api<OidcStarted>('/auth/oidc/start', { method: 'POST', body: { provider }, anonymous: true });
  sessionStorage.setItem(NEXT, next);
  globalThis.location.assign(url);
}

export const rememberedNext = (): string | null => sessionStorage.getItem(NEXT);

export const finishOidc = (body: FinishOidc): Promise<void> => enter('/auth/oidc/finish', body);
export const sendOidcCode = (body: OidcCode): Promise<void> => enter('/auth/oidc/code', body);

async function enter(path: string, body: unknown): Promise<void> {
  const answer = await api<SignedIn>(path, { method: 'POST', body, anonymous: true });
  chooseWorkspace(null);
  signIn(answer);
}
