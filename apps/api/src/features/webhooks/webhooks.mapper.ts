import type { Webhook, WebhookDelivery } from '@argument/contracts';
import type { WebhookDelivery as DeliveryRow, Webhook as WebhookRow } from '@argument/database';

export const toWebhook = ({ id, url, events, isActive, createdAt }: WebhookRow): Webhook => ({
  id,
  url,
  events,
  isActive,
  createdAt: createdAt.toISOString(),
});

export const toDelivery = (row: DeliveryRow): WebhookDelivery => ({
  id: row.id,
  name: row.name,
  status: row.status,
  attempts: row.attempts,
  answerStatus: row.answerStatus,
  error: row.error,
  nextAttemptAt: row.status === 'waiting' ? row.nextAttemptAt.toISOString() : null,
  deliveredAt: row.deliveredAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
  payload: row.payload,
});
