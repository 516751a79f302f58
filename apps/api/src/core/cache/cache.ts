/** How long something is kept at most; ms. What is newer has another key, so nobody waits for this. */
export const KEPT_MS = { link: 60 * 60_000, dailyAnalytics: 24 * 60 * 60_000 } as const;

/**
 * Keeps what was read, under keys that say in which version: an entry is never changed and never taken back. Whoever asks has
 * read the version from the database in the same request, so what is out of date is not found any more, on whichever
 * process. Everything in it can be read again: losing it costs time only.
 *
 * Never for what somebody may do: that is read anew at every request.
 */
export abstract class Cache {
  /** Undefined when it is not there, or when the cache cannot be reached. */
  abstract get(key: string): Promise<unknown>;
  /** @param value plain data, as JSON keeps it */
  abstract set(key: string, value: unknown, forMs: number): Promise<void>;
  async close(): Promise<void> {}

  /** What is kept under the key, or else what `read` answers, which is then kept. */
  async keep<T>(key: string, forMs: number, read: () => Promise<T>): Promise<T> {
    const kept = await this.get(key);
    // Under its key lies only what this call put there.
    if (kept !== undefined) return kept as T;
    const value = await read();
    await this.set(key, value, forMs);
    return value;
  }
}
