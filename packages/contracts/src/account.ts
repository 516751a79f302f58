import { z } from 'zod';
import { id, timestamp } from './ids.js';
import { signInCode } from './two-factor.js';

export const role = z.enum(['admin', 'manager', 'user', 'viewer']);
export type Role = z.infer<typeof role>;

export const email = z.string().trim().toLowerCase().max(254).pipe(z.email('Enter an e-mail address.'));
const password = z.string().min(10, 'Use at least 10 characters.').max(200, 'Use at most 200 characters.');

export const user = z.object({
  id,
  email: z.string(),
  name: z.string(),
  role,
  workspaceId: id,
  emailVerified: z.boolean(),
  /** Runs this installation: may use the admin calls. Nobody gets it by registering. */
  isOperator: z.boolean(),
  createdAt: timestamp,
});
export type User = z.infer<typeof user>;

export const register = z.object({ email, password, name: z.string().trim().min(1, 'Enter your name.').max(120) });
export type Register = z.infer<typeof register>;
export const login = z.object({
  email,
  password: z.string().min(1, 'Enter your password.').max(200),
  rememberMe: z.boolean().default(false),
  /** Of an account with a second factor; without it the answer is 401 `auth.code_required`. */
  code: signInCode.optional(),
});
export type Login = z.infer<typeof login>;

export const forgotPassword = z.object({ email });
export type ForgotPassword = z.infer<typeof forgotPassword>;
const emailToken = z.string().min(1, 'Open the link from the message again.').max(200);
export const resetPassword = z.object({ token: emailToken, password });
export type ResetPassword = z.infer<typeof resetPassword>;
export const verifyEmail = z.object({ token: emailToken });
export type VerifyEmail = z.infer<typeof verifyEmail>;

/** `expiresIn` in seconds. */
export const accessGrant = z.object({ accessToken: z.string(), expiresIn: z.int().positive() });
export type AccessGrant = z.infer<typeof accessGrant>;
export const signedIn = accessGrant.extend({ user });
export type SignedIn = z.infer<typeof signedIn>;

/** Somebody at a browser; `device` is coarse, such as "Chrome on Android". */
export const signIn = z.object({
  id,
  device: z.string(),
  /** The one that asks. */
  current: z.boolean(),
  createdAt: timestamp,
  lastUsedAt: timestamp,
});
export type SignIn = z.infer<typeof signIn>;
export const signIns = z.object({ items: z.array(signIn) });

const currentPassword = z.string().min(1, 'Enter your present password.').max(200);
/** Ends every other sign-in. */
export const changePassword = z.object({ currentPassword, password });
export type ChangePassword = z.infer<typeof changePassword>;
/** Takes effect when the message to the new address is confirmed. */
export const changeEmail = z.object({ currentPassword, email });
export type ChangeEmail = z.infer<typeof changeEmail>;

export const updateUser = z.object({ name: z.string().trim().min(1).max(120).optional() });
export type UpdateUser = z.infer<typeof updateUser>;

const use = z.object({ used: z.int().nonnegative(), limit: z.int().nonnegative() });
/** Limits of the workspace's plan and what is used of them. */
export const quota = z.object({
  plan: z.string(),
  projects: use,
  storageBytes: use,
  viewsThisMonth: use,
  /** This month's views are used up: links show their smallest video until the next one. */
  isReduced: z.boolean(),
  requestsPerMinute: z.int(),
  /** Largest files, in bytes, and longest video, in ms. */
  uploads: z.object({ imageBytes: z.int(), videoBytes: z.int(), videoDurationMs: z.int() }),
});
export type Quota = z.infer<typeof quota>;
