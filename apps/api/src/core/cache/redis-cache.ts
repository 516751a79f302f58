import type { Logger } from '@argument/observability';
import { connectSharedValues, type SharedValues } from '@argument/queue';
import { Cache } from './cache.js';

/** Characters of an entry. Redis holds the queue too and throws nothing out: large things are read again instead. */
const LARGEST = 200_000;

/** Shared by all processes. While Redis is away everything is read from where it comes from. */
export class RedisCache extends Cache {
  private readonly values: SharedValues;
  private isAway = false;

  constructor(
    url: string,
    private readonly logger: Pick<Logger, 'warn'>,
  ) {
    super();
    this.values = connectSharedValues(url, (isThere, error) => {
      if (isThere) this.isAway = false;
      else this.note(error);
    });
  }

  async get(key: string): Promise<unknown> {
    try {
      const text = await this.values.get(key);
      return text === null ? undefined : JSON.parse(text);
    } catch (error) {
      this.note(error);
      return undefined;
    }
  }

  async set(key: string, value: unknown, forMs: number): Promise<void> {
    const text = JSON.stringify(value);
    if (text.length > LARGEST) return;
    try {
      await this.values.set(key, text, forMs);
    } catch (error) {
      this.note(error);
    }
  }

  override async close(): Promise<void> {
    this.values.close();
  }

  /** Once, not at every request. */
  private note(error: unknown): void {
    if (this.isAway) return;
    this.isAway = true;
    this.logger.warn({ err: error }, 'the cache cannot be reached; everything is read anew');
  }
}
