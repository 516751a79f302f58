'use client';
import type { SaveWorkspace, Workspace } from '@argument/contracts';
import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { api } from '../../lib/http/client';
import { setUser } from '../../lib/http/session';
import { chooseWorkspace, readWorkspace } from '../../lib/http/workspace';
import { readMe } from '../auth/auth.api';
import { useSession } from '../auth/use-session';

const key = ['workspaces'];

export const useWorkspaces = () => {
  const { status } = useSession();
  return useQuery({
    queryKey: key,
    queryFn: async () => (await api.get('/workspaces')).items,
    enabled: status === 'signed-in',
    staleTime: 60_000,
    // The switcher stays where it is while the cache is emptied around it.
    placeholderData: keepPreviousData,
  });
};

/** The one that the pages are about now. */
export const useWorkspace = () =>
  useQuery({ queryKey: [...key, 'current'], queryFn: () => api.get('/workspaces/current') });

export const refreshWorkspaces = (client: QueryClient): Promise<void> => client.invalidateQueries({ queryKey: key });

export const createWorkspace = (body: SaveWorkspace): Promise<Workspace> => api.post('/workspaces', { body });

export const renameWorkspace = (body: SaveWorkspace): Promise<Workspace> => api.patch('/workspaces/current', { body });

/** Goes on in another workspace, or in one's first; nothing of the one before stays on the screen. */
export function useEnterWorkspace(): (id: string | null) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async (id) => {
      const before = readWorkspace();
      chooseWorkspace(id);
      const user = await readMe().catch((error: unknown) => {
        chooseWorkspace(before);
        throw error;
      });
      client.clear();
      setUser(user);
    },
    [client],
  );
}
