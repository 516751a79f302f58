import { type LinkConfig, type UnlockLink, unlockLink } from '@argument/contracts';
import { Body, Controller, Get, HttpCode, Options, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../core/auth/decorators.js';
import { ANY_ORIGIN } from '../../core/http/any-origin.js';
import { valid } from '../../core/http/zod-validation.pipe.js';
import { RateLimit, Unlimited } from '../../core/limits/rate-limit.guard.js';
import { FilesService, INERT } from '../files/files.service.js';
import { LinkGatesService } from './link-gates.service.js';

@Public()
@Controller('api/v1/links/:slug')
export class LinkGatesController {
  constructor(
    private readonly gates: LinkGatesService,
    private readonly files: FilesService,
  ) {}

  @Post('unlock')
  @HttpCode(200)
  @RateLimit({ name: 'unlock', limit: 600, perProcess: true })
  unlock(
    @Param('slug') slug: string,
    @Body(valid(unlockLink)) { password }: UnlockLink,
    @Req() { ip }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<LinkConfig> {
    void reply.headers({ ...ANY_ORIGIN, 'cache-control': 'no-store' });
    return this.gates.unlock(slug.toLowerCase(), password, ip);
  }

  @Options('unlock')
  @HttpCode(204)
  @Unlimited()
  preflight(@Res({ passthrough: true }) reply: FastifyReply): void {
    void reply.headers(ANY_ORIGIN);
  }

  @Get('objects/:name')
  @RateLimit({ name: 'gated', limit: 6000, perProcess: true })
  async file(
    @Param('slug') slug: string,
    @Param('name') name: string,
    @Query() query: Record<string, string>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const key = await this.gates.file(slug, name, query, request.ip);
    await this.files.send(key, request, reply, {
      ...INERT,
      ...ANY_ORIGIN,
      'cache-control': 'private, max-age=3600',
      'timing-allow-origin': '*',
    });
  }
}
