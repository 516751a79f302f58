import { ProblemError } from '../../core/errors/problem-error.js';

const field = (message: string) => ({ errors: [{ path: 'host', message }] });

export const domainErrors = {
  added: () =>
    new ProblemError(409, 'domains.added', 'This name is added already', 'It stands in your list.', {
      ...field('This name is in your list already.'),
    }),
  ours: () =>
    new ProblemError(
      409,
      'domains.ours',
      'This name belongs to the platform',
      'Use a name of your own, such as ar.example.com.',
      field('This name belongs to the platform.'),
    ),
  taken: () =>
    new ProblemError(
      409,
      'domains.taken',
      'Another workspace has this name',
      'It has shown that the name is its own, and its TXT record is still there. Remove that record first, then try again.',
    ),
  notFound: (found: readonly string[]) =>
    new ProblemError(
      409,
      'domains.record_missing',
      'The record is not there yet',
      found.length === 0
        ? 'There is no TXT record of this name so far. New records can take an hour to be seen everywhere; try again later.'
        : 'The TXT record of this name has another value. Copy the value once more; a change can take an hour to be seen.',
    ),
  tooMany: (limit: number) =>
    new ProblemError(
      409,
      'domains.too_many',
      'There are too many names',
      `A workspace can have ${limit} names. Remove one that you no longer need.`,
    ),
  notVerified: () =>
    new ProblemError(
      409,
      'domains.not_verified',
      'This name does not work yet',
      'Its TXT record was not found so far. Look for it under Settings, Domains.',
      { errors: [{ path: 'domainId', message: 'This name does not work yet.' }] },
    ),
};
