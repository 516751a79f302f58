'use client';
import type { FinishOidc, OidcCode, SignedIn } from '@argument/contracts';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/http/client';
import { signIn } from '../../lib/http/session';
import { chooseWorkspace } from '../../lib/http/workspace';

/** Where to go after the way to the provider and back; in this tab only. */
const NEXT = 'argument.oidc.next';

export const useProviders = () =>
  useQuery({
    queryKey: ['oidc-providers'],
    queryFn: async () => (await api.get('/auth/oidc/providers', { anonymous: true })).items,
    staleTime: Number.POSITIVE_INFINITY,
    // Signing in by password works without the answer.
    retry: false,
  });

/** Leaves for the provider; comes back to `/sign-in/callback`. */
export async function leaveFor(provider: string, next: string): Promise<void> {
  const { url } = await api.post('/auth/oidc/start', { body: { provider }, anonymous: true });
  sessionStorage.setItem(NEXT, next);
  globalThis.location.assign(url);
}

export const rememberedNext = (): string | null => sessionStorage.getItem(NEXT);

export const finishOidc = async (body: FinishOidc): Promise<void> =>
  enter(await api.post('/auth/oidc/finish', { body, anonymous: true }));
export const sendOidcCode = async (body: OidcCode): Promise<void> =>
  enter(await api.post('/auth/oidc/code', { body, anonymous: true }));

function enter(answer: SignedIn): void {
  chooseWorkspace(null);
  signIn(answer);
}
