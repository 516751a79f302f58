'use client';
import type { CreateWebhook, NewWebhook, Page, UpdateWebhook, Webhook, WebhookDelivery } from '@argument/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, send } from '../../lib/http/client';

const key = ['webhooks'];
const logKey = (id: string) => ['webhook-log', id];

export const useWebhooks = () =>
  useQuery({ queryKey: key, queryFn: async () => (await api<{ items: Webhook[] }>('/webhooks')).items });

/** While something is on its way, the log is read again every few seconds. */
export const useDeliveries = (id: string) =>
  useQuery({
    queryKey: logKey(id),
    queryFn: async () =>
      (await api<Page<WebhookDelivery>>(`/webhooks/${id}/deliveries`, { query: { limit: 20 } })).items,
    refetchInterval: ({ state }) => (state.data?.some(({ status }) => status === 'waiting') ? 3_000 : false),
  });

export function useRefreshWebhooks() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: key });
}

export const createWebhook = (body: CreateWebhook): Promise<NewWebhook> => api('/webhooks', { method: 'POST', body });

export function useChangeWebhook(id: string) {
  const refresh = useRefreshWebhooks();
  return useMutation({
    mutationFn: (body: UpdateWebhook) => api<Webhook>(`/webhooks/${id}`, { method: 'PATCH', body }),
    onSuccess: refresh,
  });
}

export function useDeleteWebhook() {
  const refresh = useRefreshWebhooks();
  return useMutation({
    mutationFn: (id: string) => send(`/webhooks/${id}`, { method: 'DELETE' }),
    onSuccess: refresh,
  });
}

/** Sends a test, or a delivery of the log once more. */
export function useSend(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (deliveryId: string | null) =>
      api<WebhookDelivery>(`/webhooks/${id}/${deliveryId === null ? 'test' : `deliveries/${deliveryId}/replay`}`, {
        method: 'POST',
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: logKey(id) }),
  });
}
