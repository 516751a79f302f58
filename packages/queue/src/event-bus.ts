import type { QueueConnection } from './connection.js';
import type { EventBus } from './ports.js';
import { createPostgresEventBus } from './postgres-event-bus.js';
import { createRedisEventBus } from './redis-event-bus.js';

/** Connects the bus that carries domain events between processes. */
export function createEventBus(
  connection: QueueConnection,
  onError: (error: Error) => void = () => undefined,
): Promise<EventBus> {
  return connection.redisUrl === undefined
    ? createPostgresEventBus(connection.databaseUrl, onError)
    : createRedisEventBus(connection.redisUrl, onError);
}
