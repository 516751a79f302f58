import { z } from 'zod';
import { email, role } from './account.js';
import { id, timestamp } from './ids.js';

const name = z.string().trim().min(1, 'Give the workspace a name.').max(120, 'Use at most 120 characters.');

/** The tenant that owns projects, as one of its members sees it. */
export const workspace = z.object({
  id,
  name: z.string(),
  /** What the caller is in it. */
  role,
  isOwner: z.boolean(),
  members: z.int().positive(),
  createdAt: timestamp,
});
export type Workspace = z.infer<typeof workspace>;
export const saveWorkspace = z.object({ name });
export type SaveWorkspace = z.infer<typeof saveWorkspace>;

export const member = z.object({
  userId: id,
  name: z.string(),
  email: z.string(),
  role,
  isOwner: z.boolean(),
  joinedAt: timestamp,
});
export type Member = z.infer<typeof member>;
export const updateMember = z.object({ role });
export type UpdateMember = z.infer<typeof updateMember>;
export const transferWorkspace = z.object({ userId: id });
export type TransferWorkspace = z.infer<typeof transferWorkspace>;

/** Waits for somebody to accept it; good for 7 days. */
export const invitation = z.object({ id, email: z.string(), role, createdAt: timestamp, expiresAt: timestamp });
export type Invitation = z.infer<typeof invitation>;
export const createInvitation = z.object({ email, role });
export type CreateInvitation = z.infer<typeof createInvitation>;

const token = z.string().min(1, 'Open the link from the message again.').max(200);
export const invitationToken = z.object({ token });
export type InvitationToken = z.infer<typeof invitationToken>;
/** What somebody who holds the message may know before signing in. */
export const invitationPreview = z.object({ workspaceName: z.string(), email: z.string(), role });
export type InvitationPreview = z.infer<typeof invitationPreview>;
