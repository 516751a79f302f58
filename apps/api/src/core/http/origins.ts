import type { IncomingHttpHeaders, OutgoingHttpHeaders } from 'node:http';
import type { FastifyInstance } from 'fastify';

const EXPOSED = [
  'content-disposition',
  'idempotency-replayed',
  'location',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'retry-after',
  'tus-resumable',
  'upload-length',
  'upload-offset',
  'x-request-id',
].join(', ');
const ALLOWED = [
  'authorization',
  'content-type',
  'idempotency-key',
  'last-event-id',
  'tus-resumable',
  'upload-checksum',
  'upload-concat',
  'upload-length',
  'upload-metadata',
  'upload-offset',
  'x-workspace',
].join(', ');
/** Browsers ask again after this; seconds. */
const REMEMBERED_SECONDS = 600;

/** What the browser of another site is told. */
interface OriginAnswer {
  headers: OutgoingHttpHeaders;
  /** It only asks whether it may ask. */
  isPreflight: boolean;
}

/**
 * Scripts of the named origins may call the API (CORS). Cookies never count for them: they come with a bearer token or not at all,
 * so that no other site acts for somebody who is signed in here. Any other origin is told nothing and its browser refuses. Pure.
 */
export function originAnswer(
  named: ReadonlySet<string>,
  { method, url, headers }: { method: string; url: string; headers: IncomingHttpHeaders },
): OriginAnswer {
  if (named.size === 0 || !url.startsWith('/api/v1/')) return { headers: {}, isPreflight: false };
  const { origin } = headers;
  if (origin === undefined || !named.has(origin)) return { headers: { vary: 'Origin' }, isPreflight: false };
  const allowed = { vary: 'Origin', 'access-control-allow-origin': origin };
  if (method !== 'OPTIONS' || headers['access-control-request-method'] === undefined) {
    const read = { 'access-control-expose-headers': EXPOSED, 'cross-origin-resource-policy': 'cross-origin' };
    return { headers: { ...allowed, ...read }, isPreflight: false };
  }
  const asked = {
    'access-control-allow-methods': 'GET, HEAD, POST, PATCH, DELETE',
    'access-control-allow-headers': ALLOWED,
    'access-control-max-age': String(REMEMBERED_SECONDS),
  };
  return { headers: { ...allowed, ...asked }, isPreflight: true };
}

export function registerOrigins(fastify: FastifyInstance, origins: readonly string[]): void {
  const named = new Set(origins);
  fastify.addHook('onRequest', (request, reply, done) => {
    const { headers, isPreflight } = originAnswer(named, request);
    void reply.headers(headers);
    if (isPreflight) void reply.code(204).send();
    else done();
  });
}
