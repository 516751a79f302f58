'use client';
import type { CreateInvitation, Invitation, Member, Page, Role } from '@argument/contracts';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, send } from '../../lib/http/client';
import { refreshWorkspaces } from '../workspaces/workspaces.api';

export const useMembers = () =>
  useInfiniteQuery({
    queryKey: ['members'],
    queryFn: ({ pageParam }) => api<Page<Member>>('/members', { query: { limit: 50, cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  });

export const useInvitations = () =>
  useQuery({
    queryKey: ['invitations'],
    queryFn: async () => (await api<{ items: Invitation[] }>('/invitations')).items,
  });

export const invite = (body: CreateInvitation): Promise<Invitation> => api('/invitations', { method: 'POST', body });
export const withdraw = (id: string): Promise<Response> => send(`/invitations/${id}`, { method: 'DELETE' });
export const setRole = (userId: string, role: Role): Promise<Member> =>
  api(`/members/${userId}`, { method: 'PATCH', body: { role } });
export const removeMember = (userId: string): Promise<Response> => send(`/members/${userId}`, { method: 'DELETE' });
export const makeOwner = (userId: string): Promise<Response> =>
  send('/workspaces/current/transfer', { method: 'POST', body: { userId } });
export const leave = (): Promise<Response> => send('/workspaces/current/leave', { method: 'POST' });

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
