import type { Invitation, Member, Workspace } from '@argument/contracts';
import type { Invitation as InvitationRow } from '@argument/database';
import type { MemberRow, MembershipRow } from './workspaces.repository.js';

export const toWorkspace = ({ workspace, role, userId }: MembershipRow): Workspace => ({
  id: workspace.id,
  name: workspace.name,
  role,
  isOwner: workspace.ownerId === userId,
  members: workspace._count.members,
  createdAt: workspace.createdAt.toISOString(),
});

export const toMember = ({ user, workspace, role, createdAt }: MemberRow): Member => ({
  userId: user.id,
  name: user.name,
  email: user.email,
  role,
  isOwner: workspace.ownerId === user.id,
  joinedAt: createdAt.toISOString(),
});

export const toInvitation = ({ id, email, role, createdAt, expiresAt }: InvitationRow): Invitation => ({
  id,
  email,
  role,
  createdAt: createdAt.toISOString(),
  expiresAt: expiresAt.toISOString(),
});
