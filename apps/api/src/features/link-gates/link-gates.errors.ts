import { ProblemError } from '../../core/errors/problem-error.js';

/** What somebody hears whom a link's gate does not let through. */
export const gateErrors = {
  passwordRequired: () =>
    new ProblemError(
      401,
      'links.password_required',
      'This link asks for a password',
      'Send the password that its owner has given you.',
    ),
  passwordWrong: () =>
    new ProblemError(
      401,
      'links.password_wrong',
      'The password is wrong',
      'This link has another password. Check it, or ask the person who gave you the link.',
    ),
  country: () =>
    new ProblemError(
      403,
      'links.country',
      'Not shown in your country',
      'The owner of this link shows it in certain countries only.',
    ),
  closed: () =>
    new ProblemError(410, 'links.closed', 'This link is closed', 'It is paused or over. Its owner can open it again.'),
  early: (startsAt: Date) =>
    new ProblemError(425, 'links.early', 'This link has not begun', `It opens at ${startsAt.toISOString()}.`),
  addressExpired: () =>
    new ProblemError(
      410,
      'links.address_expired',
      'This address is no longer valid',
      'Addresses behind a gate are good for an hour. Open the link again.',
    ),
};
