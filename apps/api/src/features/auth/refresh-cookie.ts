import '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

const NAME = 'argument_refresh';
const base = { path: '/api/v1/auth', httpOnly: true, sameSite: 'strict' } as const;

export const readRefreshCookie = (request: FastifyRequest): string | undefined => request.cookies[NAME] || undefined;

/** Without `expiresAt` the browser forgets it when it closes. */
export function setRefreshCookie(request: FastifyRequest, reply: FastifyReply, token: string, expiresAt?: Date): void {
  const secure = request.protocol === 'https';
  void reply.setCookie(NAME, token, { ...base, secure, ...(expiresAt ? { expires: expiresAt } : {}) });
}

export function clearRefreshCookie(request: FastifyRequest, reply: FastifyReply): void {
  void reply.clearCookie(NAME, { ...base, secure: request.protocol === 'https' });
}
