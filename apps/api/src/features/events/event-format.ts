import type { DomainEvent } from '@argument/contracts';

/** One event as server-sent events write it; `data` is the event's own data. */
export const formatEvent = (event: DomainEvent): string =>
  `id: ${event.sequence}\nevent: ${event.name}\ndata: ${JSON.stringify(event.data)}\n\n`;

/** Something of the moment, without an id: a client that comes back does not ask for it. `data` is JSON. */
export const formatHint = (name: string, data: string): string => `event: ${name}\ndata: ${data}\n\n`;

/** A comment: clients ignore it, proxies see that the stream lives. */
export const HEARTBEAT = ': still here\n\n';

/** The sequence of a Last-Event-ID header; null for none and for what we never sent. */
export const lastEventId = (header: string | string[] | undefined): string | null =>
  typeof header === 'string' && /^\d{1,18}$/.test(header) ? header : null;
