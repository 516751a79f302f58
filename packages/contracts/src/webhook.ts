import { z } from 'zod';
import type { DomainEventName } from './events.js';
import { id, timestamp } from './ids.js';
import { pageQuery } from './paging.js';

/** What a webhook can be told. */
export const WEBHOOK_EVENTS = [
  'image.ready',
  'image.failed',
  'video.ready',
  'video.failed',
  'marker.ready',
  'marker.failed',
  'link.published',
  'link.views_reached',
] as const satisfies readonly DomainEventName[];
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];
const names: ReadonlySet<string> = new Set(WEBHOOK_EVENTS);
export const isWebhookEvent = (name: string): name is WebhookEvent => names.has(name);

/** Name of the delivery that a client asks for to try a webhook out. */
export const TEST_EVENT = 'webhook.test';

/** Where the worker may go is decided when it goes there: names can change what they mean. */
const url = z
  .url({ protocol: /^https?$/, message: 'Enter an address that begins with https://.' })
  .max(2000, 'Use at most 2,000 characters.')
  .refine((value) => !/^https?:\/\/[^/?#]*@/i.test(value), 'Leave user name and password out: deliveries are signed.');
const events = z.array(z.enum(WEBHOOK_EVENTS)).min(1, 'Choose at least one event.').max(WEBHOOK_EVENTS.length);

/** An address that a workspace's events are posted to. */
export const webhook = z.object({
  id,
  url: z.string(),
  events: z.array(z.string()),
  isActive: z.boolean(),
  createdAt: timestamp,
});
export type Webhook = z.infer<typeof webhook>;
export const webhooks = z.object({ items: z.array(webhook) });

/** The secret signs deliveries (Standard Webhooks, `whsec_...`) and is shown this once. */
export const newWebhook = webhook.extend({ secret: z.string() });
export type NewWebhook = z.infer<typeof newWebhook>;

export const createWebhook = z.object({ url, events });
export type CreateWebhook = z.infer<typeof createWebhook>;
export const updateWebhook = z.object({
  url: url.optional(),
  events: events.optional(),
  isActive: z.boolean().optional(),
});
export type UpdateWebhook = z.infer<typeof updateWebhook>;

/** One event on its way to one webhook. */
export const webhookDelivery = z.object({
  /** The same for every attempt: a receiver that has seen it can leave it. */
  id,
  name: z.string(),
  status: z.enum(['waiting', 'delivered', 'failed']),
  attempts: z.int().nonnegative(),
  /** What the last attempt was answered; null when nothing was. */
  answerStatus: z.int().nullable(),
  error: z.string().nullable(),
  nextAttemptAt: timestamp.nullable(),
  deliveredAt: timestamp.nullable(),
  createdAt: timestamp,
  payload: z.unknown(),
});
export type WebhookDelivery = z.infer<typeof webhookDelivery>;
export const deliveryQuery = pageQuery;
