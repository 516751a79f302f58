import type { Action, ApiScope, Role } from '@argument/contracts';
import { ProblemError } from './problem-error.js';

/** Who may not come in, and who may not do what they want. */
export const authErrors = {
  unauthenticated: () =>
    new ProblemError(401, 'auth.required', 'Sign in first', 'Sign in, then send the access token as a bearer token.', {
      headers: { 'www-authenticate': 'Bearer' },
    }),
  tokenExpired: () =>
    new ProblemError(401, 'auth.token_expired', 'Your access token has expired', 'Refresh it and try again.', {
      headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
    }),
  badCredentials: () =>
    new ProblemError(
      401,
      'auth.bad_credentials',
      'E-mail address or password is wrong',
      'No account has this e-mail address with this password. Check both, or reset your password.',
    ),
  sessionEnded: () => new ProblemError(401, 'auth.session_ended', 'Your session has ended', 'Sign in again to go on.'),
  refreshRaced: () =>
    new ProblemError(
      409,
      'auth.refresh_raced',
      'Another tab has renewed the session',
      'The refresh cookie has been renewed by another request at the same time. Try again with the new one.',
    ),
  blocked: () =>
    new ProblemError(403, 'auth.blocked', 'This account is blocked', 'Ask the operator of this installation why.'),
  emailTaken: () =>
    new ProblemError(
      409,
      'auth.email_taken',
      'This e-mail address has an account',
      'Sign in instead, or reset your password if you have forgotten it.',
    ),
  emailTokenInvalid: () =>
    new ProblemError(
      410,
      'auth.link_expired',
      'This link is no longer valid',
      'It was used before or has expired. Ask for a new message.',
    ),
  scopeMissing: (scope: ApiScope | null) =>
    new ProblemError(
      403,
      'auth.scope_missing',
      'This API key may not do this',
      scope === null ? 'No API key can do this. Sign in instead.' : `Use a key with the scope ${scope}.`,
    ),
  operatorsOnly: () =>
    new ProblemError(
      403,
      'auth.operators_only',
      'For operators only',
      'Only an operator of this installation may do this.',
    ),
  notAllowed: (action: Action, role: Role): ProblemError => {
    if (action === 'installation') return authErrors.operatorsOnly();
    return role === 'viewer' ? authErrors.readOnlyRole() : authErrors.roleTooSmall();
  },
  roleTooSmall: () =>
    new ProblemError(
      403,
      'auth.role_too_small',
      'Your role does not allow this',
      'Ask an admin of the workspace to do it, or for another role.',
    ),
  readOnlyRole: () =>
    new ProblemError(
      403,
      'auth.read_only',
      'You may only read here',
      'Ask an admin of the workspace for another role.',
    ),
  commonPassword: () =>
    new ProblemError(
      422,
      'auth.common_password',
      'This password is easy to guess',
      'Many people use it, or it is made of your name or address. Choose words that nobody would expect of you.',
      { errors: [{ path: 'password', message: 'This password is easy to guess. Choose another one.' }] },
    ),
  breachedPassword: () =>
    new ProblemError(
      422,
      'auth.breached_password',
      'This password has been stolen elsewhere',
      'It stands in a public list of stolen passwords. Choose one that you have used nowhere else.',
      { errors: [{ path: 'password', message: 'This password stands in a list of stolen ones. Choose another one.' }] },
    ),
  secondFactorNeeded: () =>
    new ProblemError(
      403,
      'auth.second_factor_needed',
      'Switch on the second factor first',
      'This installation asks everybody for a second factor. Switch it on under Settings, Account.',
    ),
  wrongPassword: () =>
    new ProblemError(422, 'auth.wrong_password', 'The password is wrong', 'Your present password is another one.', {
      errors: [{ path: 'currentPassword', message: 'Your present password is another one.' }],
    }),
};
