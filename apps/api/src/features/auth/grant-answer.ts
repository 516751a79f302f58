import type { AccessGrant, SignedIn, User } from '@argument/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { setRefreshCookie } from './refresh-cookie.js';
import type { Grant } from './sessions.service.js';

/** The refresh token goes into a cookie, everything else into the body. */
export function answerGrant(grant: Grant, request: FastifyRequest, reply: FastifyReply): AccessGrant {
  setRefreshCookie(request, reply, grant.refreshToken, grant.cookieExpiresAt);
  void reply.header('cache-control', 'no-store');
  return { accessToken: grant.accessToken, expiresIn: grant.expiresIn };
}

export function answerSignedIn(
  { user, grant }: { user: User; grant: Grant },
  request: FastifyRequest,
  reply: FastifyReply,
): SignedIn {
  return { user, ...answerGrant(grant, request, reply) };
}
