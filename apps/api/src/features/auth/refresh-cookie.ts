import type { FastifyReply, FastifyRequest } from 'fastify';

const NAME = 'argument_refresh';
/** Browsers take it from HTTPS only, so that nobody in between can plant one. */
const SECURE_NAME = `__Secure-${NAME}`;
const ATTRIBUTES = ['Path=/api/v1/auth', 'HttpOnly', 'SameSite=Strict'];

/** Our token from the Cookie header; undefined without one. */
export function readRefreshCookie(request: Pick<FastifyRequest, 'headers' | 'protocol'>): string | undefined {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.split('=', 2);
    if (name?.trim() === nameFor(request) && value) return value.trim();
  }
  return undefined;
}

/** Without `expiresAt` the browser forgets it when it closes. The token is base64url, so it needs no escaping. */
export function setRefreshCookie(request: FastifyRequest, reply: FastifyReply, token: string, expiresAt?: Date): void {
  const expires = expiresAt ? [`Expires=${expiresAt.toUTCString()}`] : [];
  const secure = isSecure(request) ? ['Secure'] : [];
  void reply.header('set-cookie', [`${nameFor(request)}=${token}`, ...expires, ...ATTRIBUTES, ...secure].join('; '));
}

export function clearRefreshCookie(request: FastifyRequest, reply: FastifyReply): void {
  setRefreshCookie(request, reply, '', new Date(0));
}

const isSecure = (request: Pick<FastifyRequest, 'protocol'>) => request.protocol === 'https';
const nameFor = (request: Pick<FastifyRequest, 'protocol'>) => (isSecure(request) ? SECURE_NAME : NAME);
