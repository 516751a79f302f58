import { pageOf } from '../paging.js';
import * as hook from '../webhook.js';
import { type Route, V1 } from './route.js';

const at = `${V1}/webhooks`;
const base = { tag: 'Webhooks', allow: 'webhooks.manage' } as const;

export const webhookRoutes: readonly Route[] = [
  { ...base, method: 'get', path: at, summary: 'List webhooks', status: 200, answer: hook.webhooks },
  {
    ...base,
    method: 'post',
    path: at,
    summary: 'Have events posted to an address; the secret is shown this once',
    body: hook.createWebhook,
    status: 201,
    answer: hook.newWebhook,
  },
  {
    ...base,
    method: 'patch',
    path: `${at}/{webhookId}`,
    summary: 'Change a webhook or pause it',
    body: hook.updateWebhook,
    status: 200,
    answer: hook.webhook,
  },
  { ...base, method: 'delete', path: `${at}/{webhookId}`, summary: 'Delete a webhook with its log', status: 204 },
  {
    ...base,
    method: 'post',
    path: `${at}/{webhookId}/test`,
    summary: 'Send a test delivery',
    status: 202,
    answer: hook.webhookDelivery,
  },
  {
    ...base,
    method: 'get',
    path: `${at}/{webhookId}/deliveries`,
    summary: 'Read the log of a webhook, the newest first',
    query: hook.deliveryQuery,
    status: 200,
    answer: pageOf(hook.webhookDelivery),
  },
  {
    ...base,
    method: 'post',
    path: `${at}/{webhookId}/deliveries/{deliveryId}/replay`,
    summary: 'Send a delivery once more',
    status: 202,
    answer: hook.webhookDelivery,
  },
];
