import { Redis } from 'ioredis';

/** Texts that all processes share for a while. */
export interface SharedValues {
  /** Null when it is not there. */
  get(key: string): Promise<string | null>;
  set(key: string, text: string, forMs: number): Promise<void>;
  close(): void;
}

/** Whoever asks has another way to everything, which takes no longer; ms. */
const PATIENCE_MS = 100;

/**
 * Kept in Redis. Nothing waits for a connection: while there is none, every call fails at once.
 *
 * @param onState told when the connection is lost or cannot be had, and when it is there
 */
export function connectSharedValues(url: string, onState: (isThere: boolean, error?: Error) => void): SharedValues {
  const redis = new Redis(url, { commandTimeout: PATIENCE_MS, enableOfflineQueue: false, maxRetriesPerRequest: 0 });
  redis.on('error', (error: Error) => onState(false, error));
  redis.on('ready', () => onState(true));
  return {
    get: (key) => redis.get(`argument:values:${key}`),
    set: async (key, text, forMs) => {
      await redis.set(`argument:values:${key}`, text, 'PX', forMs);
    },
    close: () => redis.disconnect(),
  };
}
