import type { InvitationPreview, Workspace } from '@argument/contracts';
import { api } from '../../lib/http/client';

export const readInvitation = (token: string): Promise<InvitationPreview> =>
  api('/invitations/preview', { method: 'POST', body: { token }, anonymous: true });

export const acceptInvitation = (token: string): Promise<Workspace> =>
  api('/invitations/accept', { method: 'POST', body: { token } });
