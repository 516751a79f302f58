import { Cache } from './cache.js';

interface Entry {
  value: unknown;
  endsAt: number;
}

/** In the memory of this process; what was not asked for the longest goes first. Callers must not change what they get. */
export class InProcessCache extends Cache {
  private readonly entries = new Map<string, Entry>();

  constructor(
    private readonly mostEntries = 200,
    private readonly now: () => number = Date.now,
  ) {
    super();
  }

  async get(key: string): Promise<unknown> {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    if (entry.endsAt <= this.now()) return undefined;
    // Now the youngest.
    this.entries.set(key, entry);
    return entry.value;
  }

  async set(key: string, value: unknown, forMs: number): Promise<void> {
    this.entries.delete(key);
    this.entries.set(key, { value, endsAt: this.now() + forMs });
    const [oldest] = this.entries.keys();
    if (this.entries.size > this.mostEntries && oldest !== undefined) this.entries.delete(oldest);
  }
}
