'use client';
import type { CreateProject, Page, Project, ProjectQuery, UpdateProject } from '@argument/contracts';
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/http/client';

export type ProjectFilter = Partial<Pick<ProjectQuery, 'search' | 'tag' | 'sort'>>;

export const listProjects = (
  filter: ProjectFilter & { limit?: number; cursor?: string | null },
): Promise<Page<Project>> => api.get('/projects', { query: filter });

export const useProjects = (filter: ProjectFilter) =>
  useInfiniteQuery({
    queryKey: ['projects', filter],
    queryFn: ({ pageParam }) => listProjects({ ...filter, limit: 24, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });

export const useProject = (projectId: string) =>
  useQuery({
    queryKey: ['project', projectId],
    queryFn: () => api.get('/projects/{projectId}', { path: { projectId } }),
  });

export const createProject = (body: Partial<CreateProject> & { name: string }): Promise<Project> =>
  api.post('/projects', { body });

export const updateProject = (projectId: string, body: UpdateProject): Promise<Project> =>
  api.patch('/projects/{projectId}', { path: { projectId }, body });

/** Everything that shows projects is read again. */
export function useRefreshProjects() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ['projects'] }),
      client.invalidateQueries({ queryKey: ['project'] }),
      client.invalidateQueries({ queryKey: ['quota'] }),
    ]);
}

export function useDeleteProject() {
  const refresh = useRefreshProjects();
  return useMutation({
    mutationFn: (projectId: string) => api.delete('/projects/{projectId}', { path: { projectId } }),
    onSuccess: refresh,
  });
}

export function useRestoreProject() {
  const refresh = useRefreshProjects();
  return useMutation({
    mutationFn: (projectId: string) => api.post('/projects/{projectId}/restore', { path: { projectId } }),
    onSuccess: refresh,
  });
}

export function useDuplicateProject() {
  const refresh = useRefreshProjects();
  return useMutation({
    mutationFn: (projectId: string) => api.post('/projects/{projectId}/duplicate', { path: { projectId } }),
    onSuccess: refresh,
  });
}
