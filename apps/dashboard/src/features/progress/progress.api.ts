'use client';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/http/client';
import { useLiveState } from '../live/live.store';

/** Without events it is asked for while something runs; with them, seldom: one may be lost. */
export function useProjectProgress(projectId: string) {
  const live = useLiveState();
  return useQuery({
    queryKey: ['progress', projectId],
    queryFn: () => api.get('/projects/{projectId}/progress', { path: { projectId } }),
    refetchInterval: ({ state }) => (state.data?.isRunning ? (live === 'on' ? 12_000 : 3_000) : false),
  });
}
