import type { Readable } from 'node:stream';
import {
  assertKey,
  type ByteRange,
  type ObjectInfo,
  ObjectNotFoundError,
  ObjectStore,
  PUBLIC_PREFIX,
  RangeNotSatisfiableError,
  verifySignedUrl,
} from '@argument/storage';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errors } from '../../core/errors/errors.js';
import { headersOf } from '../../core/http/reply-headers.js';
import { ENV } from '../../core/tokens.js';
import type { ApiEnv } from '../../env.js';
import { parseRange } from './range.js';

/** Whatever somebody uploaded, it runs no script here and is taken for nothing but what it was found to be. */
export const INERT = { 'content-security-policy': "default-src 'none'; sandbox" };

/** Looks at an object that is written anew between being looked up and being read. */
const MOST_ATTEMPTS = 10;

interface Opened {
  info: ObjectInfo;
  range: Required<ByteRange> | null;
  body: Readable | null;
}

/** Sends stored files: whole or in part, or only word that the client's copy is still good. */
@Injectable()
export class FilesService {
  constructor(
    private readonly store: ObjectStore,
    @Inject(ENV) private readonly env: Pick<ApiEnv, 'APP_SECRET'>,
  ) {}

  /** Answers the name to save it under, if the address gives one. @throws ProblemError 403 */
  checkSignature(key: string, query: Record<string, string | undefined>): string | null {
    const check = verifySignedUrl(this.env.APP_SECRET, key, query);
    if (!check.valid) throw errors.urlExpired();
    return check.downloadName;
  }

  /** @throws ProblemError 404 or 416 */
  async send(
    key: string,
    request: FastifyRequest,
    reply: FastifyReply,
    headers: Record<string, string>,
  ): Promise<void> {
    const { info, range, body } = await this.open(key, request);
    void reply.headers({
      'accept-ranges': 'bytes',
      etag: info.etag,
      'last-modified': info.lastModified.toUTCString(),
      ...(info.cacheControl ? { 'cache-control': info.cacheControl } : {}),
      ...headers,
    });
    if (isFresh(request, info)) return void (await reply.status(304).send());
    const bytes = range ? range.end - range.start + 1 : info.bytes;
    void reply.type(info.contentType).header('content-length', bytes);
    if (range) {
      void reply.status(206).header('content-range', `bytes ${range.start}-${range.end}/${info.bytes}`);
    }
    if (body === null) return endWithoutBody(reply);
    // A client that goes away must not leave the file open.
    reply.raw.on('close', () => body.destroy());
    await reply.send(body);
  }

  publicKey(path: string): string {
    return `${PUBLIC_PREFIX}${path}`;
  }

  /** Facts and bytes of one version: a link's config may be written anew between the two. No body where none is sent. */
  private async open(key: string, request: FastifyRequest): Promise<Opened> {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      const info = await this.head(key);
      const range = ifRangeHolds(request, info) ? parseRange(request.headers.range, info.bytes) : null;
      if (isFresh(request, info)) return { info, range: null, body: null };
      if (range === 'unsatisfiable') throw errors.rangeNotSatisfiable(info.bytes);
      if (request.method === 'HEAD') return { info, range, body: null };
      const read = await this.store.get(key, range ?? undefined).catch((error: unknown) => {
        if (error instanceof ObjectNotFoundError || error instanceof RangeNotSatisfiableError) return null;
        throw error;
      });
      if (read?.info.etag === info.etag) return { info, range, body: read.body };
      read?.body.destroy();
    }
    throw errors.internal(new Error(`${key} was written anew whenever it was read.`));
  }

  private async head(key: string): Promise<ObjectInfo> {
    try {
      assertKey(key);
    } catch {
      throw errors.notFound('file');
    }
    const info = await this.store.head(key);
    if (!info) throw errors.notFound('file');
    return info;
  }
}

/** Fastify would say that the length is that of the empty body, or read the whole file to send none of it. */
function endWithoutBody(reply: FastifyReply): void {
  reply.hijack();
  reply.raw.writeHead(reply.statusCode, headersOf(reply)).end();
}

function isFresh(request: FastifyRequest, info: ObjectInfo): boolean {
  const known = request.headers['if-none-match'];
  if (known !== undefined) return known === '*' || known.split(',').some((tag) => weak(tag) === weak(info.etag));
  const since = Date.parse(request.headers['if-modified-since'] ?? '');
  return Number.isFinite(since) && Math.floor(info.lastModified.getTime() / 1000) * 1000 <= since;
}

/** A part fits only to the copy that the client has begun. */
function ifRangeHolds(request: FastifyRequest, info: ObjectInfo): boolean {
  const condition = request.headers['if-range'];
  return condition === undefined || condition === info.etag;
}

const weak = (tag: string) => tag.trim().replace(/^W\//, '');
