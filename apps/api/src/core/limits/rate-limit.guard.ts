import { createHash } from 'node:crypto';
import { FREE_PLAN } from '@argument/contracts';
import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors } from '../errors/errors.js';
import { InProcessRateLimiter, RateLimiter } from './rate-limiter.js';

interface Policy {
  /** Names the allowance. */
  name: string;
  /** Per minute. */
  limit: number | ((request: FastifyRequest) => number);
  /** Counted by each process for itself: for the hot public calls, whose allowance only keeps floods away. */
  perProcess?: true;
  /** Who shares an allowance; the address of the client unless given. */
  key?: (request: FastifyRequest) => string;
}

const RATE_LIMIT = 'argument:rate-limit';
const WINDOW_SECONDS = 60;

/** Another allowance than the plan's. */
export const RateLimit = (policy: Policy) => SetMetadata(RATE_LIMIT, policy);
/** No allowance at all, for what the platform itself asks. */
export const Unlimited = () => SetMetadata(RATE_LIMIT, null);

/** Client and account together, so that nobody can lock somebody else out from afar. */
export const byClientAndEmail = (request: FastifyRequest): string => {
  const email = (request.body as { email?: unknown } | undefined)?.email;
  const account = typeof email === 'string' ? email.trim().toLowerCase() : '';
  return `${request.ip}|${createHash('sha256').update(account).digest('base64url')}`;
};

/** Whoever got hold of an open browser must not be able to guess the password where it is asked for again. */
export const GUARDED = { limit: 10, key: ({ principal }: FastifyRequest) => principal?.userId ?? '' };

const byUser: Policy = {
  name: 'user',
  limit: ({ principal }) => principal?.requestsPerMinute ?? FREE_PLAN.requestsPerMinute,
  key: ({ principal, ip }) => (principal ? (principal.keyId ?? principal.userId) : `ip:${ip}`),
};

/**
 * For what shows progress: clients ask again and again until something is ready, and must not use up their plan's
 * allowance by waiting.
 */
export const ForWatching = () => RateLimit({ ...byUser, name: 'watching', limit: 600 });

/** Runs after the auth guard: signed-in users each have their plan's allowance. */
@Injectable()
export class RateLimitGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly limiter: RateLimiter,
    private readonly local: InProcessRateLimiter,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = this.reflector.getAllAndOverride<Policy | null | undefined>(RATE_LIMIT, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (policy === null) return true;
    const { name, limit, key, perProcess } = policy ?? byUser;
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const limiter = perProcess ? this.local : this.limiter;
    const most = typeof limit === 'function' ? limit(request) : limit;
    const state = await limiter.take(`${name}:${key ? key(request) : request.ip}`, most, WINDOW_SECONDS);
    http.getResponse<FastifyReply>().headers({
      'ratelimit-limit': state.limit,
      'ratelimit-remaining': state.remaining,
      'ratelimit-reset': state.resetSeconds,
    });
    if (!state.allowed) throw errors.tooManyRequests(state.resetSeconds);
    return true;
  }
}
