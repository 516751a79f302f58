import type { FastifyReply, FastifyRequest } from 'fastify';

/** A cookie that scripts cannot read and other sites cannot send. */
export interface OwnCookie {
  name: string;
  /** Sent to nothing else, where the connection is plain. */
  path: string;
}

/** Its value; undefined without one. */
export function readCookie(
  request: Pick<FastifyRequest, 'headers' | 'protocol'>,
  cookie: OwnCookie,
): string | undefined {
  const name = nameFor(request, cookie);
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = pair.split('=', 2);
    if (key?.trim() === name && value) return value.trim();
  }
  return undefined;
}

/** Without `expiresAt` the browser forgets it when it closes. The value must be base64url, which needs no escaping. */
export function setCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  own: OwnCookie,
  value: string,
  expiresAt?: Date,
): void {
  const name = nameFor(request, own);
  const expires = expiresAt ? [`Expires=${expiresAt.toUTCString()}`] : [];
  const place = isSecure(request) ? ['Path=/', 'Secure'] : [`Path=${own.path}`];
  const cookie = [`${name}=${value}`, ...expires, 'HttpOnly', 'SameSite=Strict', ...place].join('; ');
  const others = [reply.getHeader('set-cookie') ?? []].flat().map(String);
  void reply
    .removeHeader('set-cookie')
    .header('set-cookie', [...others.filter((other) => !other.startsWith(`${name}=`)), cookie]);
}

export function clearCookie(request: FastifyRequest, reply: FastifyReply, cookie: OwnCookie): void {
  setCookie(request, reply, cookie, '', new Date(0));
}

const isSecure = (request: Pick<FastifyRequest, 'protocol'>) => request.protocol === 'https';
/**
 * Browsers take a cookie of such a name from this very host over HTTPS only: nobody in between can plant one, and no neighbour
 * below the same domain. The price is that it belongs to all paths.
 */
const nameFor = (request: Pick<FastifyRequest, 'protocol'>, { name }: OwnCookie) =>
  isSecure(request) ? `__Host-${name}` : name;
