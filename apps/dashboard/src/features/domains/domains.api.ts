'use client';
import type { CreateDomain, Domain } from '@argument/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { toast } from 'sonner';
import { api } from '../../lib/http/client';
import { plainWords } from '../../lib/http/problem';

const key = ['domains'];

export const useDomains = () => useQuery({ queryKey: key, queryFn: async () => (await api.get('/domains')).items });

export function useRefreshDomains() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
}

export const addDomain = (body: CreateDomain): Promise<Domain> => api.post('/domains', { body });

export function useVerifyDomain() {
  const refresh = useRefreshDomains();
  return useMutation({
    mutationFn: (domainId: string) => api.post('/domains/{domainId}/verify', { path: { domainId } }),
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
    mutationFn: (domainId: string) => api.delete('/domains/{domainId}', { path: { domainId } }),
    onSuccess: async () => {
      toast('The name is removed');
      await refresh();
    },
    onError: (error) => toast.error(plainWords(error).detail),
  });
}
