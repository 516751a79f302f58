import type { Logger } from '@argument/observability';
import { Cache } from './cache.js';
import { InProcessCache } from './in-process-cache.js';
import { RedisCache } from './redis-cache.js';

/** The process's own memory first, then what another process has put into Redis. */
export class LayeredCache extends Cache {
  constructor(
    private readonly near: Cache,
    private readonly far: Cache,
    /** How long the near one keeps what came from the far one, which does not say how old it is; ms. */
    private readonly nearMs = 60_000,
  ) {
    super();
  }

  async get(key: string): Promise<unknown> {
    const near = await this.near.get(key);
    if (near !== undefined) return near;
    const far = await this.far.get(key);
    if (far !== undefined) await this.near.set(key, far, this.nearMs);
    return far;
  }

  async set(key: string, value: unknown, forMs: number): Promise<void> {
    await Promise.all([this.near.set(key, value, forMs), this.far.set(key, value, forMs)]);
  }

  override async close(): Promise<void> {
    await Promise.all([this.near.close(), this.far.close()]);
  }
}

export const openCache = (redisUrl: string | undefined, logger: Logger): Cache =>
  redisUrl === undefined
    ? new InProcessCache()
    : new LayeredCache(new InProcessCache(), new RedisCache(redisUrl, logger));
