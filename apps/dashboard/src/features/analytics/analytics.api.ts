'use client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../lib/http/client';
import type { Range } from './range';

export const useAnalytics = (projectId: string, range: Range) =>
  useQuery({
    queryKey: ['analytics', projectId, range.from, range.to],
    queryFn: () =>
      api.get('/analytics/projects/{projectId}', { path: { projectId }, query: { ...range, interval: 'day' } }),
    placeholderData: keepPreviousData,
  });

export const fetchExport = async (projectId: string, format: 'csv' | 'json', range: Range): Promise<Blob> =>
  await api.get('/analytics/projects/{projectId}/export', { path: { projectId }, query: { format, ...range } });
