'use client';
import type { AdminWorkspace, CreatePlan, Plan, UpdateAdminWorkspace, UpdatePlan } from '@argument/contracts';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/http/client';
import { useAct, usePages } from './admin.api';

export const usePlans = () =>
  useQuery({
    queryKey: ['admin', 'plans'],
    queryFn: async () => (await api<{ items: Plan[] }>('/admin/plans')).items,
  });
export const useWorkspaces = (search: string) =>
  usePages<AdminWorkspace>('workspaces', '/admin/workspaces', { search });

export const savePlan = (id: string | null, body: CreatePlan): Promise<Plan> =>
  id === null ? api('/admin/plans', { method: 'POST', body }) : api(`/admin/plans/${id}`, { method: 'PATCH', body });
export const useChangePlan = () =>
  useAct<{ id: string; change: UpdatePlan }>(
    ({ id, change }) => ({ path: `/admin/plans/${id}`, method: 'PATCH', body: change }),
    'Changed',
  );
export const useDeletePlan = () =>
  useAct<string>((id) => ({ path: `/admin/plans/${id}`, method: 'DELETE' }), 'The plan is deleted');
export const useChangeWorkspace = () =>
  useAct<{ id: string; change: UpdateAdminWorkspace }>(
    ({ id, change }) => ({ path: `/admin/workspaces/${id}`, method: 'PATCH', body: change }),
    'Changed',
  );
