import { attachment } from '@argument/storage';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../core/auth/decorators.js';
import { Unlimited } from '../../core/limits/rate-limit.guard.js';
import { FilesService, INERT } from './files.service.js';

const ANY_SITE = { 'cross-origin-resource-policy': 'cross-origin' };

@Public()
@Unlimited()
@Controller()
export class FilesController {
  constructor(private readonly files: FilesService) {}

  /** Private files by signed addresses of the filesystem store. */
  @Get('files/*')
  async signed(
    @Param('*') key: string,
    @Query() query: Record<string, string>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const downloadName = this.files.checkSignature(key, query);
    await this.files.send(key, request, reply, {
      ...INERT,
      ...ANY_SITE,
      'cache-control': 'private, max-age=3600',
      ...(downloadName === null ? {} : { 'content-disposition': attachment(downloadName) }),
    });
  }

  /** Published files, for everybody. */
  @Get('p/*')
  async published(@Param('*') path: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.files.send(this.files.publicKey(path), request, reply, {
      ...INERT,
      ...ANY_SITE,
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'content-length, content-range, etag',
      'timing-allow-origin': '*',
    });
  }
}
