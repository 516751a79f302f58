'use client';
import type { CreateWebhook, NewWebhook, UpdateWebhook } from '@argument/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../lib/http/client';

const key = ['webhooks'];
const logKey = (id: string) => ['webhook-log', id];

export const useWebhooks = () => useQuery({ queryKey: key, queryFn: async () => (await api.get('/webhooks')).items });

/** While something is on its way, the log is read again every few seconds. */
export const useDeliveries = (id: string) =>
  useQuery({
    queryKey: logKey(id),
    queryFn: async () =>
      (await api.get('/webhooks/{webhookId}/deliveries', { path: { webhookId: id }, query: { limit: 20 } })).items,
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'waiting') ? 3_000 : false),
  });

export function useRefreshWebhooks() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
}

export const createWebhook = (body: CreateWebhook): Promise<NewWebhook> => api.post('/webhooks', { body });

export function useChangeWebhook(id: string) {
  const refresh = useRefreshWebhooks();
  return useMutation({
    mutationFn: (body: UpdateWebhook) => api.patch('/webhooks/{webhookId}', { path: { webhookId: id }, body }),
    onSuccess: refresh,
  });
}

export function useDeleteWebhook() {
  const refresh = useRefreshWebhooks();
  return useMutation({
    mutationFn: (id: string) => api.delete('/webhooks/{webhookId}', { path: { webhookId: id } }),
    onSuccess: refresh,
  });
}

/** Sends a test, or a delivery of the log once more. */
export function useSend(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deliveryId: string | null) =>
      deliveryId === null
        ? api.post('/webhooks/{webhookId}/test', { path: { webhookId: id } })
        : api.post('/webhooks/{webhookId}/deliveries/{deliveryId}/replay', { path: { webhookId: id, deliveryId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: logKey(id) }),
  });
}
