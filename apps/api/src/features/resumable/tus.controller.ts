import { Controller, Delete, Head, Options, Patch, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Me, Public } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { RateLimit } from '../../core/limits/rate-limit.guard.js';
import { DirectService } from './direct.service.js';
import { ResumableService } from './resumable.service.js';
import { TusService } from './tus.service.js';

/** A file comes in many requests, none of which may use up the plan's allowance. */
@RateLimit({ name: 'uploading', limit: 3000, key: (request) => request.principal?.userId ?? request.ip })
@Controller('api/v1/uploads')
export class TusController {
  constructor(
    private readonly tus: TusService,
    private readonly direct: DirectService,
    private readonly resumable: ResumableService,
  ) {}

  @Public()
  @Options()
  options(@Res() reply: FastifyReply): void {
    this.tus.capabilities(reply);
  }

  @Post()
  create(@Me() me: Principal, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.tus.handle(me, request, reply);
  }

  @Head(':uploadId')
  progress(@Me() me: Principal, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.tus.handle(me, request, reply);
  }

  @Patch(':uploadId')
  append(@Me() me: Principal, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.tus.handle(me, request, reply);
  }

  @Delete(':uploadId')
  async terminate(@Me() me: Principal, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { uploadId } = request.params as { uploadId: string };
    const state = await this.resumable.find(me, uploadId);
    if (state.upload.directId === null) return this.tus.handle(me, request, reply);
    await this.direct.abort(state);
    await reply.status(204).send();
  }
}
