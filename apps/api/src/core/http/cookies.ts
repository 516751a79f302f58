import type { FastifyReply, FastifyRequest } from 'fastify';

/** A cookie that scripts cannot read and other sites cannot send. */
export interface OwnCookie {
  name: string;
  /** Sent to nothing else. */
  path: string;
}

type Requested = Pick<FastifyRequest, 'headers' | 'protocol'>;

/** Over HTTPS the name says that nobody in between can have planted it: browsers take such a cookie from HTTPS only. */
const nameFor = ({ protocol }: Pick<FastifyRequest, 'protocol'>, { name }: OwnCookie): string =>
  protocol === 'https' ? `__Secure-${name}` : name;

/** Its value; undefined without one. */
export function readCookie(request: Requested, cookie: OwnCookie): string | undefined {
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
  cookie: OwnCookie,
  value: string,
  expiresAt?: Date,
): void {
  const expires = expiresAt ? [`Expires=${expiresAt.toUTCString()}`] : [];
  const secure = request.protocol === 'https' ? ['Secure'] : [];
  const name = nameFor(request, cookie);
  const attributes = [`Path=${cookie.path}`, 'HttpOnly', 'SameSite=Strict'];
  const text = [`${name}=${value}`, ...expires, ...attributes, ...secure].join('; ');
  const others = [reply.getHeader('set-cookie') ?? []].flat().map(String);
  void reply
    .removeHeader('set-cookie')
    .header('set-cookie', [...others.filter((other) => !other.startsWith(`${name}=`)), text]);
}

export function clearCookie(request: FastifyRequest, reply: FastifyReply, cookie: OwnCookie): void {
  setCookie(request, reply, cookie, '', new Date(0));
}
