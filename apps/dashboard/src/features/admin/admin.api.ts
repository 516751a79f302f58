'use client';
import type {
  AdminJob,
  AdminStatistics,
  AdminUser,
  AuditCheck,
  ModeratedLink,
  Page,
  UpdateAdminUser,
} from '@argument/contracts';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { api, type Call } from '../../lib/http/client';
import { plainWords } from '../../lib/http/problem';

const LIVE_MS = 5_000;

export const useStatistics = () =>
  useQuery({
    queryKey: ['admin', 'statistics'],
    queryFn: () => api<AdminStatistics>('/admin/statistics'),
    refetchInterval: LIVE_MS,
  });

export function usePages<T>(kind: string, path: string, query: Record<string, string>) {
  return useInfiniteQuery({
    queryKey: ['admin', kind, query],
    queryFn: ({ pageParam }) => api<Page<T>>(path, { query: { ...query, limit: 30, cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

export const useUsers = (search: string) => usePages<AdminUser>('users', '/admin/users', { search });
export const useModeration = (state: 'open' | 'hidden') =>
  usePages<ModeratedLink>('moderation', '/admin/moderation', { state });
export const useDeadLetters = () => usePages<AdminJob>('jobs', '/admin/jobs', {});

/** What an operator does; every list is read again after it. */
export function useAct<V, T = unknown>(callOf: (value: V) => { path: string } & Call, said: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (value: V) => {
      const { path, ...call } = callOf(value);
      return api<T>(path, call);
    },
    onSuccess: async () => {
      toast(said);
      await client.invalidateQueries({ queryKey: ['admin'] });
    },
    onError: (error) => toast.error(plainWords(error).detail),
  });
}

export const useChangeUser = () =>
  useAct<{ id: string; change: UpdateAdminUser }>(
    ({ id, change }) => ({ path: `/admin/users/${id}`, method: 'PATCH', body: change }),
    'Changed',
  );
export const useDeleteUser = () =>
  useAct<string>((id) => ({ path: `/admin/users/${id}`, method: 'DELETE' }), 'The account is deleted');
export const useRetryJob = () =>
  useAct<string>((id) => ({ path: '/admin/jobs/retry', method: 'POST', body: { id } }), 'It waits for a worker again');
export const useDecide = () =>
  useAct<{ linkId: string; decision: 'hide' | 'restore' | 'dismiss'; reason?: string }>(
    ({ linkId, decision, reason }) => ({
      path: `/admin/moderation/${linkId}/${decision}`,
      method: 'POST',
      ...(reason === undefined ? {} : { body: { reason } }),
    }),
    'Decided',
  );

export const useAuditCheck = () => useMutation({ mutationFn: () => api<AuditCheck>('/admin/audit/check') });
