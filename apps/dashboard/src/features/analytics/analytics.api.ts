'use client';
import type { ProjectAnalytics } from '@argument/contracts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, send } from '../../lib/http/client';
import type { Range } from './range';

export const useAnalytics = (projectId: string, range: Range) =>
  useQuery({
    queryKey: ['analytics', projectId, range.from, range.to],
    queryFn: () => api<ProjectAnalytics>(`/analytics/projects/${projectId}`, { query: { ...range, interval: 'day' } }),
    placeholderData: keepPreviousData,
  });

export const fetchExport = async (projectId: string, format: 'csv' | 'json', range: Range): Promise<Blob> =>
  (await send(`/analytics/projects/${projectId}/export`, { query: { format, ...range } })).blob();
