import { ProblemError } from './problem-error.js';

/** What members and operators cannot do. */
export const workspaceErrors = {
  ownerStays: () =>
    new ProblemError(
      409,
      'workspaces.owner_stays',
      'The owner stays an admin',
      'The owner of a workspace can be neither removed nor demoted. Make another member the owner first.',
    ),
  ownersOnly: () =>
    new ProblemError(
      403,
      'workspaces.owners_only',
      'For the owner only',
      'Only the owner of the workspace may do this.',
    ),
  alreadyMember: () =>
    new ProblemError(
      409,
      'workspaces.already_member',
      'This person is a member already',
      'Somebody with this e-mail address belongs to the workspace. Change their role instead.',
      { errors: [{ path: 'email', message: 'This person is a member already.' }] },
    ),
  invitedOther: (email: string) =>
    new ProblemError(
      409,
      'workspaces.invited_other',
      'This invitation is for somebody else',
      `It was sent to ${email}. Sign in with that address to accept it.`,
    ),
  jobNotRetryable: () =>
    new ProblemError(
      409,
      'admin.job_not_retryable',
      'This job cannot be tried again',
      'It has not failed, or the upload itself is at fault. Its owner has to upload the file again.',
    ),
  lastOperator: () =>
    new ProblemError(
      409,
      'admin.last_operator',
      'An installation needs an operator',
      'This is the only operator who can sign in. Make somebody else an operator first.',
    ),
};
