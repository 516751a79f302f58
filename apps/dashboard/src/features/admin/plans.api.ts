'use client';
import type { AdminWorkspace, CreatePlan, Plan, UpdateAdminWorkspace, UpdatePlan } from '@argument/contracts';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/http/client';
import { useAct, usePages } from './admin.api';

export const usePlans = () =>
  useQuery({
    queryKey: ['admin', 'plans'],
    queryFn: async () => (await api.get('/admin/plans')).items,
  });
export const useWorkspaces = (search: string) =>
  usePages<AdminWorkspace>('workspaces', search, (where) =>
    api.get('/admin/workspaces', { query: { search, ...where } }),
  );

export const savePlan = (id: string | null, body: CreatePlan): Promise<Plan> =>
  id === null ? api.post('/admin/plans', { body }) : api.patch('/admin/plans/{planId}', { path: { planId: id }, body });
export const useChangePlan = () =>
  useAct<{ id: string; change: UpdatePlan }>(
    ({ id, change }) => api.patch('/admin/plans/{planId}', { path: { planId: id }, body: change }),
    'Changed',
  );
export const useDeletePlan = () =>
  useAct<string>((planId) => api.delete('/admin/plans/{planId}', { path: { planId } }), 'The plan is deleted');
export const useChangeWorkspace = () =>
  useAct<{ id: string; change: UpdateAdminWorkspace }>(
    ({ id, change }) => api.patch('/admin/workspaces/{workspaceId}', { path: { workspaceId: id }, body: change }),
    'Changed',
  );
