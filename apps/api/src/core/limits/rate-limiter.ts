/** What is left of an allowance. */
export interface RateLimitState {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Seconds until the allowance is whole again. */
  resetSeconds: number;
}

/** Counts requests. */
export abstract class RateLimiter {
  /** Takes one of `limit` per `windowSeconds` from the allowance called `key`. */
  abstract take(key: string, limit: number, windowSeconds: number): Promise<RateLimitState>;
  /** How an allowance stands, without taking from it. */
  abstract peek(key: string, limit: number): Promise<RateLimitState>;
  close(): void {}
}

interface Window {
  count: number;
  endsAt: number;
}

/** Fixed windows in memory, for allowances that need not be exact over several processes; the oldest keys are forgotten when there are too many. */
export class InProcessRateLimiter extends RateLimiter {
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly now: () => number = Date.now,
    private readonly maxKeys = 100_000,
  ) {
    super();
  }

  async take(key: string, limit: number, windowSeconds: number): Promise<RateLimitState> {
    const now = this.now();
    let window = this.windows.get(key);
    if (!window || window.endsAt <= now) {
      window = { count: 0, endsAt: now + windowSeconds * 1000 };
      this.windows.delete(key);
      this.windows.set(key, window);
      this.forget(now);
    }
    const allowed = window.count < limit;
    if (allowed) window.count += 1;
    return {
      allowed,
      limit,
      remaining: limit - window.count,
      resetSeconds: Math.max(1, Math.ceil((window.endsAt - now) / 1000)),
    };
  }

  async peek(key: string, limit: number): Promise<RateLimitState> {
    const now = this.now();
    const window = this.windows.get(key);
    const count = window && window.endsAt > now ? window.count : 0;
    const resetSeconds = Math.max(1, Math.ceil(((window?.endsAt ?? now) - now) / 1000));
    return { allowed: count < limit, limit, remaining: Math.max(0, limit - count), resetSeconds };
  }

  private forget(now: number): void {
    for (const [key, window] of this.windows) {
      if (this.windows.size <= this.maxKeys && window.endsAt > now) return;
      this.windows.delete(key);
    }
  }
}
