import { Redis } from 'ioredis';
import { EventSubscribers, encodeEvent } from './event-subscribers.js';
import type { EventBus } from './ports.js';

const CHANNEL = 'argument:events';

/** Events by publish and subscribe; a subscribed connection can do nothing else, hence two. */
export async function createRedisEventBus(url: string, onError: (error: Error) => void): Promise<EventBus> {
  const subscribers = new EventSubscribers(onError);
  const publisher = new Redis(url);
  const listener = new Redis(url);
  for (const connection of [publisher, listener]) connection.on('error', onError);
  listener.on('message', (_channel, message) => subscribers.deliver(message));
  await listener.subscribe(CHANNEL);
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
