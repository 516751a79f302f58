import { Injectable } from '@nestjs/common';
import { errors } from '../../core/errors/errors.js';
import { ProblemError } from '../../core/errors/problem-error.js';
import { RateLimiter } from '../../core/limits/rate-limiter.js';

/** Taken addresses that one client is told of in an hour. */
const TOLD = 10;
const HOUR_SECONDS = 3600;

/**
 * Registering tells whether an address has an account: people who forgot that they have one need to hear it. Whoever asks
 * for a list of addresses is stopped: after ten taken ones a client can register nothing for the rest of the hour, so that
 * its answers tell nothing more. See docs/security/accounts.md.
 */
@Injectable()
export class RegistrationProbes {
  constructor(private readonly limiter: RateLimiter) {}

  /** @throws ProblemError 429 */
  async limit<T>(address: string, register: () => Promise<T>): Promise<T> {
    const key = `taken:${address}`;
    const { allowed, resetSeconds } = await this.limiter.peek(key, TOLD);
    if (!allowed) throw errors.tooManyRequests(resetSeconds);
    try {
      return await register();
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'auth.email_taken') {
        await this.limiter.take(key, TOLD, HOUR_SECONDS);
      }
      throw error;
    }
  }
}
