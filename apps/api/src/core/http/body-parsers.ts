import type { FastifyInstance } from 'fastify';
import { errors } from '../errors/errors.js';

/**
 * JSON, and JSON that calls itself text (sendBeacon). An empty body is no body: clients send the header by habit. What a
 * route does with `text/plain` is its own matter; elsewhere it is refused by the schema.
 */
export function registerBodyParsers(fastify: FastifyInstance): void {
  const types = ['application/json', 'text/plain'];
  fastify.removeContentTypeParser(types);
  fastify.addContentTypeParser<string>(types, { parseAs: 'string' }, (_request, body, done) => {
    if (body.trim() === '') return done(null, undefined);
    try {
      return done(null, parseSafely(body));
    } catch (error) {
      return done(errors.malformedBody(error));
    }
  });
  // The bytes of a resumable upload: left in the request for whoever stores them.
  fastify.addContentTypeParser('application/offset+octet-stream', (_request, _body, done) => done(null));
}

/** Leaves out `__proto__`, so that no object spread can pick up a foreign prototype. */
function parseSafely(body: string): unknown {
  return JSON.parse(body, (key, value: unknown) => (key === '__proto__' ? undefined : value));
}
