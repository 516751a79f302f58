'use client';
import type { Retention, UpdateRetention } from '@argument/contracts';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../lib/http/client';

export const RETENTION_KEY = ['retention'] as const;

export const useRetention = () =>
  useQuery({ queryKey: RETENTION_KEY, queryFn: () => api.get('/workspaces/current/retention') });
export const updateRetention = (body: UpdateRetention): Promise<Retention> =>
  api.patch('/workspaces/current/retention', { body });
