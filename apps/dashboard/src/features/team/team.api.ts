'use client';
import type { CreateInvitation, Invitation, Member, Role } from '@argument/contracts';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/http/client';
import { refreshWorkspaces } from '../workspaces/workspaces.api';

export const useMembers = () =>
  useInfiniteQuery({
    queryKey: ['members'],
    queryFn: ({ pageParam }) => api.get('/members', { query: { limit: 50, cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useInvitations = () =>
  useQuery({
    queryKey: ['invitations'],
    queryFn: async () => (await api.get('/invitations')).items,
  });

export const invite = (body: CreateInvitation): Promise<Invitation> => api.post('/invitations', { body });
export const withdraw = (id: string): Promise<void> =>
  api.delete('/invitations/{invitationId}', { path: { invitationId: id } });
export const setRole = (userId: string, role: Role): Promise<Member> =>
  api.patch('/members/{userId}', { path: { userId }, body: { role } });
export const removeMember = (userId: string): Promise<void> => api.delete('/members/{userId}', { path: { userId } });
export const makeOwner = (userId: string): Promise<void> =>
  api.post('/workspaces/current/transfer', { body: { userId } });
export const leave = (): Promise<void> => api.post('/workspaces/current/leave');

/** Everything that shows who belongs to the workspace is read again. */
export function useRefreshTeam() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['members'] }),
      client.invalidateQueries({ queryKey: ['invitations'] }),
      refreshWorkspaces(client),
    ]);
}
