import type { User } from '@argument/contracts';
import { invitationStep } from './invitation-step';

const user = (email: string): User => ({
  id: '0199c3a1-7d7e-7a61-9f5e-2f6f0f5b3c11',
  email,
  name: 'Ann',
  role: 'user',
  workspaceId: '0199c3a1-7d7e-7a61-9f5e-2f6f0f5b3c12',
  emailVerified: true,
  isOperator: false,
  createdAt: '2026-01-01T00:00:00.000Z',
});

describe('invitationStep', () => {
  it('waits until it is known who is there', () => {
    expect(invitationStep({ status: 'loading', user: null }, 'ann@example.com')).toBe('wait');
  });

  it('offers to sign in to somebody who is not', () => {
    expect(invitationStep({ status: 'signed-out', user: null }, 'ann@example.com')).toBe('sign-in');
  });

  it('is accepted by the address that was invited, whatever its case', () => {
    expect(invitationStep({ status: 'signed-in', user: user('ann@example.com') }, 'Ann@Example.com')).toBe('accept');
  });

  it('is not for anybody else', () => {
    expect(invitationStep({ status: 'signed-in', user: user('bob@example.com') }, 'ann@example.com')).toBe(
      'other-account',
    );
  });
});
