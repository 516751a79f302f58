import type { FastifyReply, FastifyRequest } from 'fastify';

const NAME = 'argument_refresh';
const ATTRIBUTES = ['Path=/api/v1/auth', 'HttpOnly', 'SameSite=Strict'];

/** Our token from the Cookie header; undefined without one. */
export function readRefreshCookie(request: Pick<FastifyRequest, 'headers'>): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.split('=', 2);
    if (name?.trim() === NAME && value) return value.trim();
  }
  return undefined;
}

/** Without `expiresAt` the browser forgets it when it closes. The token is base64url, so it needs no escaping. */
export function setRefreshCookie(request: FastifyRequest, reply: FastifyReply, token: string, expiresAt?: Date): void {
  const expires = expiresAt ? [`Expires=${expiresAt.toUTCString()}`] : [];
  const secure = request.protocol === 'https' ? ['Secure'] : [];
  void reply.header('set-cookie', [`${NAME}=${token}`, ...expires, ...ATTRIBUTES, ...secure].join('; '));
}

export function clearRefreshCookie(request: FastifyRequest, reply: FastifyReply): void {
  setRefreshCookie(request, reply, '', new Date(0));
}
