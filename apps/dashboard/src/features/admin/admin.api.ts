'use client';
import type { AdminJob, AdminUser, ModeratedLink, Page, UpdateAdminUser } from '@argument/contracts';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { api } from '../../lib/http/client';
import { plainWords } from '../../lib/http/problem';

const LIVE_MS = 5_000;

export const useStatistics = () =>
  useQuery({
    queryKey: ['admin', 'statistics'],
    queryFn: () => api.get('/admin/statistics'),
    refetchInterval: LIVE_MS,
  });

interface Where {
  limit: number;
  cursor: string | undefined;
}

export function usePages<T>(kind: string, filter: string, list: (where: Where) => Promise<Page<T>>) {
  return useInfiniteQuery({
    queryKey: ['admin', kind, filter],
    queryFn: ({ pageParam }) => list({ limit: 30, cursor: pageParam ?? undefined }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

export const useUsers = (search: string) =>
  usePages<AdminUser>('users', search, (where) => api.get('/admin/users', { query: { search, ...where } }));
export const useModeration = (state: 'open' | 'hidden') =>
  usePages<ModeratedLink>('moderation', state, (where) => api.get('/admin/moderation', { query: { state, ...where } }));
export const useDeadLetters = () => usePages<AdminJob>('jobs', '', (where) => api.get('/admin/jobs', { query: where }));

/** What an operator does; every list is read again after it. */
export function useAct<V>(act: (value: V) => Promise<unknown>, said: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: async () => {
      toast(said);
      await client.invalidateQueries({ queryKey: ['admin'] });
    },
    onError: (error) => toast.error(plainWords(error).detail),
  });
}

export const useChangeUser = () =>
  useAct<{ id: string; change: UpdateAdminUser }>(
    ({ id, change }) => api.patch('/admin/users/{userId}', { path: { userId: id }, body: change }),
    'Changed',
  );
export const useDeleteUser = () =>
  useAct<string>((userId) => api.delete('/admin/users/{userId}', { path: { userId } }), 'The account is deleted');
export const useRetryJob = () =>
  useAct<string>((id) => api.post('/admin/jobs/retry', { body: { id } }), 'It waits for a worker again');
export const useDecide = () =>
  useAct<{ linkId: string; decision: 'hide' | 'restore' | 'dismiss'; reason?: string }>(
    ({ linkId, decision, reason = '' }) => {
      const path = { linkId };
      if (decision === 'hide') return api.post('/admin/moderation/{linkId}/hide', { path, body: { reason } });
      if (decision === 'restore') return api.post('/admin/moderation/{linkId}/restore', { path });
      return api.post('/admin/moderation/{linkId}/dismiss', { path });
    },
    'Decided',
  );

export const useAuditCheck = () => useMutation({ mutationFn: () => api.get('/admin/audit/check') });
