import type { InvitationPreview, Workspace } from '@argument/contracts';
import { api } from '../../lib/http/client';

export const readInvitation = (token: string): Promise<InvitationPreview> =>
  api.post('/invitations/preview', { body: { token }, anonymous: true });

export const acceptInvitation = (token: string): Promise<Workspace> =>
  api.post('/invitations/accept', { body: { token } });
