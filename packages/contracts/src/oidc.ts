import { z } from 'zod';
import { id, timestamp } from './ids.js';
import { signInCode } from './two-factor.js';

/** Somebody else's sign-in that this installation accepts; `id` is such as `google`. */
export const oidcProvider = z.object({ id: z.string(), name: z.string() });
export type OidcProvider = z.infer<typeof oidcProvider>;
export const oidcProviders = z.object({ items: z.array(oidcProvider) });

export const startOidc = z.object({ provider: z.string().trim().min(1, 'Choose a provider.').max(40) });
export type StartOidc = z.infer<typeof startOidc>;
/** Where to send the browser. */
export const oidcStarted = z.object({ url: z.string() });
export type OidcStarted = z.infer<typeof oidcStarted>;

/** What the provider appended to the address that it sent the browser back to, from its `?` on. */
export const finishOidc = z.object({
  search: z.string().min(1, 'Begin the sign-in anew.').max(8000),
  rememberMe: z.boolean().default(true),
});
export type FinishOidc = z.infer<typeof finishOidc>;
/** Of an account with a second factor, after `finish` answered 401 `auth.code_required`. */
export const oidcCode = z.object({ code: signInCode, rememberMe: z.boolean().default(true) });
export type OidcCode = z.infer<typeof oidcCode>;

/** An account elsewhere that signs in here. */
export const identity = z.object({ id, provider: z.string(), issuer: z.string(), createdAt: timestamp });
export type Identity = z.infer<typeof identity>;
export const identities = z.object({ items: z.array(identity) });
