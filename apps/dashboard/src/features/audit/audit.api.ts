'use client';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../lib/http/client';

export interface AuditFilter {
  search: string;
  from: string;
  to: string;
}

export const useAudit = (filter: AuditFilter) =>
  useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => api.get('/audit', { query: { ...filter, limit: 50, cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

export const fetchAudit = async (format: 'csv' | 'json', filter: AuditFilter): Promise<Blob> =>
  await api.get('/audit/export', { query: { ...filter, format } });
