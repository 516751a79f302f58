import { V1 } from '@argument/contracts/routes';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { errors } from '../errors/errors.js';
import { ProblemError } from '../errors/problem-error.js';
import { mustBeReadable } from './readable-text.js';

/** Browsers send text to other sites without asking first: only what anybody may call takes it, for sendBeacon. */
const TAKES_TEXT = `${V1}/analytics/track`;

/** JSON, and JSON that calls itself text. An empty body is no body: clients send the header by habit. */
export function registerBodyParsers(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser(['application/json', 'text/plain']);
  const asText = { parseAs: 'string' } as const;
  const readJson = async (_request: FastifyRequest, body: string) => read(body);
  fastify.addContentTypeParser('application/json', asText, readJson);
  fastify.addContentTypeParser('text/plain', asText, async (request: FastifyRequest, body: string) => {
    if (body !== '' && request.routeOptions.url !== TAKES_TEXT) throw errors.unsupportedBody();
    return read(body);
  });
  // The bytes of a resumable upload: left in the request for whoever stores them.
  fastify.addContentTypeParser('application/offset+octet-stream', (_request, _body, done) => done(null));
}

/** @throws ProblemError 400 */
function read(body: string): unknown {
  if (body.trim() === '') return undefined;
  try {
    return parseSafely(body);
  } catch (error) {
    throw error instanceof ProblemError ? error : errors.malformedBody(error);
  }
}

/** Leaves out `__proto__`, so that no object spread can pick up a foreign prototype. @throws ProblemError, SyntaxError */
function parseSafely(body: string): unknown {
  return JSON.parse(body, (key, value: unknown) => {
    mustBeReadable(key, value);
    return key === '__proto__' ? undefined : value;
  });
}
