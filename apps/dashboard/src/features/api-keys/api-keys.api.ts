'use client';
import type { ApiKey, CreateApiKey, NewApiKey } from '@argument/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api, send } from '../../lib/http/client';

const key = ['api-keys'];

export const useApiKeys = () =>
  useQuery({ queryKey: key, queryFn: async () => (await api<{ items: ApiKey[] }>('/api-keys')).items });

export function useRefreshApiKeys() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
}

export const createApiKey = (body: CreateApiKey): Promise<NewApiKey> => api('/api-keys', { method: 'POST', body });
export const revokeApiKey = (id: string): Promise<Response> => send(`/api-keys/${id}`, { method: 'DELETE' });
