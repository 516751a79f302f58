'use client';
import type { AuditEntry, Page } from '@argument/contracts';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api, send } from '../../lib/http/client';

export interface AuditFilter {
  search: string;
  from: string;
  to: string;
}

export const useAudit = (filter: AuditFilter) =>
  useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => api<Page<AuditEntry>>('/audit', { query: { ...filter, limit: 50, cursor: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

export const fetchAudit = async (format: 'csv' | 'json', filter: AuditFilter): Promise<Blob> =>
  (await send('/audit/export', { query: { ...filter, format } })).blob();
