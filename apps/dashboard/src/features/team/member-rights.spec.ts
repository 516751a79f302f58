import type { Member, Role } from '@argument/contracts';
import { memberRights } from './member-rights';

const member = (userId: string, isOwner = false): Member => ({
  userId,
  name: userId,
  email: `${userId}@example.com`,
  role: 'admin',
  isOwner,
  joinedAt: '2026-01-01T00:00:00.000Z',
});
const me = (role: Role) => ({ id: 'me', role, isOperator: false });
const nothing = { changeRole: false, remove: false, makeOwner: false };

describe('memberRights', () => {
  it('lets an owner do everything to others', () => {
    expect(memberRights(me('admin'), true, member('bob'))).toEqual({ changeRole: true, remove: true, makeOwner: true });
  });

  it('lets an admin give nothing away that is not theirs', () => {
    expect(memberRights(me('admin'), false, member('bob'))).toEqual({
      changeRole: true,
      remove: true,
      makeOwner: false,
    });
  });

  it('leaves the owner and oneself alone', () => {
    expect(memberRights(me('admin'), false, member('bob', true))).toEqual(nothing);
    expect(memberRights(me('admin'), true, member('me', true))).toEqual(nothing);
    expect(memberRights(me('admin'), false, member('me'))).toEqual(nothing);
  });

  it.each(['manager', 'user', 'viewer'] as const)('offers nothing to a %s', (role) => {
    expect(memberRights(me(role), false, member('bob'))).toEqual(nothing);
  });
});
