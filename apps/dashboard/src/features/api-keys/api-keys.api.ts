'use client';
import type { CreateApiKey, NewApiKey } from '@argument/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/http/client';

const key = ['api-keys'];

export const useApiKeys = () => useQuery({ queryKey: key, queryFn: async () => (await api.get('/api-keys')).items });

export function useRefreshApiKeys() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
}

export const createApiKey = (body: CreateApiKey): Promise<NewApiKey> => api.post('/api-keys', { body });
export const revokeApiKey = (id: string): Promise<void> => api.delete('/api-keys/{keyId}', { path: { keyId: id } });
