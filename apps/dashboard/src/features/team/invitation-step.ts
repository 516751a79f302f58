import type { Session } from '../../lib/http/session';

/** What the page of an invitation offers next. */
type InvitationStep = 'wait' | 'sign-in' | 'other-account' | 'accept';

/** An invitation is for one address; whoever is signed in with another one has to change over. Pure. */
export function invitationStep({ status, user }: Session, invited: string): InvitationStep {
  if (status === 'loading') return 'wait';
  if (!user) return 'sign-in';
  return user.email.toLowerCase() === invited.toLowerCase() ? 'accept' : 'other-account';
}
