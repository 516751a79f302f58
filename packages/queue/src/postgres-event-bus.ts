import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { EventSubscribers, encodeEvent } from './event-subscribers.js';
import type { EventBus } from './ports.js';

const CHANNEL = 'argument_events';

/** Events by LISTEN and NOTIFY: one connection that listens, one that publishes. */
export async function createPostgresEventBus(url: string, onError: (error: Error) => void): Promise<EventBus> {
  const subscribers = new EventSubscribers(onError);
  const publisher = new pg.Pool({ connectionString: url, max: 1, keepAlive: true });
  publisher.on('error', onError);

  let closed = false;
  let current: pg.Client;

  const listen = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url, keepAlive: true, keepAliveInitialDelayMillis: 10_000 });
    client.on('error', onError);
    client.on('notification', ({ payload }) => subscribers.deliver(payload ?? ''));
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    client.once('end', () => {
      if (!closed) void reconnect();
    });
    return client;
  };

  const reconnect = async (): Promise<void> => {
    for (let waitMs = 250; !closed; waitMs = Math.min(waitMs * 2, 5_000)) {
      await sleep(waitMs, undefined, { ref: false });
      if (closed) return;
      try {
        current = await listen();
        subscribers.reportGap();
        return;
      } catch (error) {
        onError(error instanceof Error ? error : new Error(String(error)));
      }
    }
  };

  current = await listen();
  return {
    async publish(event) {
      await publisher.query('SELECT pg_notify($1, $2)', [CHANNEL, encodeEvent(event)]);
    },
    subscribe: async (listener, onGap) => subscribers.add(listener, onGap),
    async close() {
      closed = true;
      subscribers.clear();
      await Promise.allSettled([current.end(), publisher.end()]);
    },
  };
}
