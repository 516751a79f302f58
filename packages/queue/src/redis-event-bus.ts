import { Redis } from 'ioredis';
import { EventSubscribers, encodeEvent } from './event-subscribers.js';
import type { EventBus } from './ports.js';

const CHANNEL = 'argument:events';
/** Longest wait for an answer; ms. */
const PATIENCE_MS = 5_000;

/** Events by publish and subscribe; a subscribed connection can do nothing else, hence two. */
export async function createRedisEventBus(url: string, onError: (error: Error) => void): Promise<EventBus> {
  const subscribers = new EventSubscribers(onError);
  // What cannot be said now is not said later: whoever missed it reads the database, and a request may be waiting.
  const publisher = new Redis(url, { lazyConnect: true, enableOfflineQueue: false, commandTimeout: PATIENCE_MS });
  const listener = new Redis(url);
  for (const connection of [publisher, listener]) connection.on('error', onError);
  listener.on('message', (_channel, message) => subscribers.deliver(message));
  await listener.subscribe(CHANNEL);
  await publisher.connect();
  // From here on `ready` means that the connection was lost and is back; it subscribes again by itself.
  listener.on('ready', () => subscribers.reportGap());

  return {
    async publish(event) {
      await publisher.publish(CHANNEL, encodeEvent(event));
    },
    subscribe: async (subscriber, onGap) => subscribers.add(subscriber, onGap),
    async close() {
      subscribers.clear();
      listener.disconnect();
      publisher.disconnect();
    },
  };
}
