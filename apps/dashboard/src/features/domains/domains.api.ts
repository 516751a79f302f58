'use client';
import type { CreateDomain, Domain } from '@argument/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { api, send } from '../../lib/http/client';
import { plainWords } from '../../lib/http/problem';

const key = ['domains'];

export const useDomains = () =>
  useQuery({ queryKey: key, queryFn: async () => (await api<{ items: Domain[] }>('/domains')).items });

export function useRefreshDomains() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
}

export const addDomain = (body: CreateDomain): Promise<Domain> => api('/domains', { method: 'POST', body });

export function useVerifyDomain() {
  const refresh = useRefreshDomains();
  return useMutation({
    mutationFn: (id: string) => api<Domain>(`/domains/${id}/verify`, { method: 'POST' }),
    onSuccess: async ({ host }) => {
      toast.success(`${host} is yours`);
      await refresh();
    },
    onError: (error) => toast.error(plainWords(error).detail),
  });
}

export function useRemoveDomain() {
  const refresh = useRefreshDomains();
  return useMutation({
    mutationFn: (id: string) => send(`/domains/${id}`, { method: 'DELETE' }),
    onSuccess: async () => {
      toast('The name is removed');
      await refresh();
    },
    onError: (error) => toast.error(plainWords(error).detail),
  });
}
