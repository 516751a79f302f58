import { createHmac } from 'node:crypto';
import type { Database } from '@argument/database';
import type { Logger } from '@argument/observability';
import { RateLimiter, type RateLimitState } from './rate-limiter.js';

/** How long windows that are over may lie around; ms. */
const SWEEP_EVERY_MS = 60_000;

/**
 * Windows in the database: exact, however many API processes share it. Keys may hold addresses of clients, so only a
 * keyed hash of them is stored.
 */
export class PostgresRateLimiter extends RateLimiter {
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly secret: string,
    logger: Logger,
  ) {
    super();
    this.timer = setInterval(() => {
      this.sweep().catch((error: unknown) => logger.warn({ err: error }, 'old rate limit windows stay for now'));
    }, SWEEP_EVERY_MS);
    this.timer.unref();
  }

  async take(key: string, limit: number, windowSeconds: number): Promise<RateLimitState> {
    const hash = this.hashOf(key);
    const rows = await this.database.client.$queryRaw<{ count: number; seconds: number }[]>`
      INSERT INTO rate_limit_windows AS w (key, count, ends_at)
      VALUES (${hash}, 1, now() + make_interval(secs => ${windowSeconds}::int))
      ON CONFLICT (key) DO UPDATE SET
        count = CASE WHEN w.ends_at <= now() THEN 1 ELSE least(w.count + 1, ${limit + 1}::int) END,
        ends_at = CASE WHEN w.ends_at <= now() THEN excluded.ends_at ELSE w.ends_at END
      RETURNING count, ceil(extract(epoch FROM ends_at - now()))::int AS seconds`;
    const row = rows[0];
    if (!row) throw new Error('A rate limit window was not written.');
    return {
      allowed: row.count <= limit,
      limit,
      remaining: Math.max(0, limit - row.count),
      resetSeconds: Math.max(1, row.seconds),
    };
  }

  async peek(key: string, limit: number): Promise<RateLimitState> {
    const [row] = await this.database.client.$queryRaw<{ count: number; seconds: number }[]>`
      SELECT count, ceil(extract(epoch FROM ends_at - now()))::int AS seconds
      FROM rate_limit_windows WHERE key = ${this.hashOf(key)} AND ends_at > now()`;
    const count = row?.count ?? 0;
    return {
      allowed: count < limit,
      limit,
      remaining: Math.max(0, limit - count),
      resetSeconds: Math.max(1, row?.seconds ?? 1),
    };
  }

  override close(): void {
    clearInterval(this.timer);
  }

  private hashOf(key: string): string {
    return createHmac('sha256', this.secret).update(key).digest('base64url');
  }

  private async sweep(): Promise<void> {
    await this.database.client.rateLimitWindow.deleteMany({ where: { endsAt: { lt: new Date() } } });
  }
}
