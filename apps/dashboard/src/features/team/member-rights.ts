import { type Member, reachOf, type User } from '@argument/contracts';

/** What somebody may do to a member on the team page. */
export interface MemberRights {
  changeRole: boolean;
  remove: boolean;
  makeOwner: boolean;
}

/**
 * What the page offers beside a member. The owner stays as they are; oneself is not demoted by a slip of the hand but by
 * another admin, and goes by leaving. Pure.
 */
export function memberRights(
  me: Pick<User, 'id' | 'role' | 'isOperator'>,
  iOwn: boolean,
  member: Member,
): MemberRights {
  const manages = reachOf('workspace.manage', me) === 'all';
  const other = member.userId !== me.id && !member.isOwner;
  return { changeRole: manages && other, remove: manages && other, makeOwner: manages && other && iOwn };
}
