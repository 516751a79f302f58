import { Injectable } from '@nestjs/common';
import { Server } from '@tus/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NodeRequest } from 'srvx/node';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { CHECKSUM_ALGORITHMS, parseChecksum } from './checksum.js';
import { LARGEST_UPLOAD_BYTES, ResumableService } from './resumable.service.js';
import { runInTus, type TusContext, tusContext } from './tus-context.js';
import { TusStore } from './tus-store.js';

const PATH = '/api/v1/uploads';

/** Speaks the tus 1.0 protocol (https://tus.io/protocols/resumable-upload). */
@Injectable()
export class TusService {
  private readonly server: Server;

  constructor(resumable: ResumableService, store: TusStore) {
    this.server = new Server({
      path: PATH,
      datastore: store,
      relativeLocation: true,
      maxSize: LARGEST_UPLOAD_BYTES,
      disableTerminationForFinishedUploads: true,
      namingFunction: () => resumable.newId(),
      onUploadCreate: async (_request, { id, size, metadata }) => {
        await resumable.begin(tusContext().me, id, { ...metadata, bytes: size });
        return {};
      },
      onIncomingRequest: async (request, id) => {
        if (request.method === 'POST') return;
        const { me } = tusContext();
        const state = await resumable.find(me, id);
        // All bytes are there, yet nobody was told that the file is taken in: the answer must not say so before it is.
        if (request.method === 'HEAD' && state.offset === Number(state.upload.bytes)) await resumable.finish(me, state);
      },
      onUploadFinish: async (_request, { id }) => {
        const { me } = tusContext();
        await resumable.finish(me, await resumable.find(me, id));
        return {};
      },
      onResponseError: (_request, error) => {
        tusContext().problem = error;
        return undefined;
      },
    });
  }

  /** What the server can do; asks for no account. */
  capabilities(reply: FastifyReply): void {
    void reply.headers({
      'tus-resumable': '1.0.0',
      'tus-version': '1.0.0',
      'tus-extension': this.server.datastore.extensions.join(','),
      'tus-max-size': LARGEST_UPLOAD_BYTES,
      'tus-checksum-algorithm': CHECKSUM_ALGORITHMS.join(','),
    });
    void reply.status(204).send();
  }

  async handle(me: Principal, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    void reply.header('tus-resumable', '1.0.0');
    const header = request.headers['upload-checksum'];
    const context: TusContext = { me, checksum: parseChecksum(Array.isArray(header) ? header[0] : header) };
    const answer = await runInTus(context, () =>
      this.server.handleWeb(new NodeRequest({ req: request.raw, res: reply.raw })),
    );
    if (answer.status >= 400) {
      // A client that is still sending would see a broken connection instead of our answer.
      request.raw.unpipe();
      request.raw.resume();
      throw problemOf(context.problem, answer.status, await answer.text());
    }
    for (const [name, value] of answer.headers) {
      if (!name.startsWith('access-control-') && name !== 'content-length') void reply.header(name, value);
    }
    if (request.method === 'HEAD') void reply.header('content-length', 0);
    await reply.status(answer.status).send();
  }
}

/** The library's own refusals are plain objects with a status and a sentence. */
function problemOf(error: unknown, status: number, text: string): unknown {
  const ofTheLibrary = !(error instanceof Error) || 'status_code' in error;
  return ofTheLibrary ? errors.uploadProtocol(status, text.trim()) : error;
}
