import { ProblemError } from '../../core/errors/problem-error.js';

export const oidcErrors = {
  unreachable: (name: string, cause: unknown) =>
    new ProblemError(
      503,
      'auth.oidc_unreachable',
      'The provider cannot be reached',
      `${name} does not answer as it should. Try again in a minute, or sign in with your password.`,
      { cause },
    ),
  refused: (cause?: unknown) =>
    new ProblemError(
      401,
      'auth.oidc_refused',
      'This sign-in did not work',
      'It was broken off, took too long, or was begun in another browser. Begin it anew.',
      { cause },
    ),
  addressUnconfirmed: (name: string) =>
    new ProblemError(
      403,
      'auth.oidc_address_unconfirmed',
      'Your address is not confirmed there',
      `${name} does not say that the e-mail address is yours. Confirm it there, or create an account with a password here.`,
    ),
  accountUnconfirmed: () =>
    new ProblemError(
      409,
      'auth.oidc_account_unconfirmed',
      'Somebody has used your address here',
      'An account has your e-mail address, but nobody has ever confirmed it. We have sent you a message: choose a new password with it, and the account is yours alone. Then sign in this way again.',
    ),
  lastWayIn: () =>
    new ProblemError(
      409,
      'auth.last_way_in',
      'You could not sign in any more',
      'Your account has no password. Choose one first, by "Forgot your password?" at the sign-in.',
    ),
};
