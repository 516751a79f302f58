import type { BackendUse, QueueBackend } from './backend.js';
import type { QueueConnection } from './connection.js';
import { connectPostgresBackend } from './postgres-backend.js';
import { connectRedisBackend } from './redis-backend.js';

export function connectBackend(connection: QueueConnection, use: BackendUse): Promise<QueueBackend> {
  return connection.redisUrl === undefined
    ? connectPostgresBackend(connection.databaseUrl, use)
    : connectRedisBackend(connection.redisUrl, use);
}
