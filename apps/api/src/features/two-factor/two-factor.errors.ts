import { ProblemError } from '../../core/errors/problem-error.js';

const wrongCode = 'This code is wrong, was used before, or is too old. Wait for the next one of your app.';

export const twoFactorErrors = {
  codeRequired: () =>
    new ProblemError(
      401,
      'auth.code_required',
      'Your code is needed too',
      'Send the six digits of your authenticator app, or a recovery code, as "code".',
    ),
  codeWrong: () =>
    new ProblemError(401, 'auth.code_wrong', 'The code is wrong', wrongCode, {
      errors: [{ path: 'code', message: wrongCode }],
    }),
  setupCodeWrong: () =>
    new ProblemError(422, 'two_factor.code_wrong', 'The code is wrong', wrongCode, {
      errors: [{ path: 'code', message: wrongCode }],
    }),
  notBegun: () =>
    new ProblemError(
      409,
      'two_factor.not_begun',
      'There is nothing to put in force',
      'Begin anew and scan the code that is shown then.',
    ),
  inForce: () =>
    new ProblemError(
      409,
      'two_factor.in_force',
      'The second factor is in force already',
      'Switch it off first to set up another app.',
    ),
};
