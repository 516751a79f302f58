import {
  FilesystemStore,
  InvalidMultipartError,
  type ObjectStore,
  SizeMismatchError,
  StorageUnavailableError,
} from '@argument/storage';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { errors } from '../errors/errors.js';
import { PROBLEM_JSON } from '../errors/problem.filter.js';

/** Takes what clients PUT at signed addresses of the filesystem store; S3 takes them itself. */
export function registerSignedWrites(fastify: FastifyInstance, store: ObjectStore): void {
  if (!(store instanceof FilesystemStore)) return;
  void fastify.register((scope, _options, ready) => {
    // Of any type; the bytes stay in the request. Only here: elsewhere an unknown type is refused.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    scope.put('/files/*', async (request, reply) => {
      const etag = await receive(store, request);
      if (typeof etag === 'string') return reply.header('etag', etag).send();
      request.raw.resume();
      return reply
        .status(etag.status)
        .headers(etag.options.headers ?? {})
        .type(PROBLEM_JSON)
        .send(JSON.stringify(etag.toProblem(request.id)));
    });
    ready();
  });
}

async function receive(store: FilesystemStore, { params, query, headers, raw }: FastifyRequest) {
  const key = (params as { '*': string })['*'];
  try {
    return (await store.receive(key, query as Record<string, string>, headers, raw)) ?? errors.urlExpired();
  } catch (error) {
    const ofTheClient = error instanceof SizeMismatchError || error instanceof InvalidMultipartError || raw.destroyed;
    if (ofTheClient) return errors.brokenUpload(error);
    return error instanceof StorageUnavailableError ? errors.storageUnavailable(error) : errors.internal(error);
  }
}
