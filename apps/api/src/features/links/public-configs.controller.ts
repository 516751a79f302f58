import { type PublicConfigQuery, publicConfigQuery } from '@argument/contracts';
import { SHORT_LIVED } from '@argument/storage';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../../core/auth/decorators.js';
import { valid } from '../../core/http/zod-validation.pipe.js';
import { RateLimit } from '../../core/limits/rate-limit.guard.js';
import { PublicConfigsService } from './public-configs.service.js';

@Public()
@Controller('api/v1/links')
export class PublicConfigsController {
  constructor(private readonly configs: PublicConfigsService) {}

  @Get(':slug/config')
  @RateLimit({ name: 'config', limit: 600, perProcess: true })
  async read(
    @Param('slug') slug: string,
    @Query(valid(publicConfigQuery)) { host }: PublicConfigQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const config = await this.configs.read(slug.toLowerCase(), host);
    await reply
      .type('application/json; charset=utf-8')
      .headers({
        'cache-control': SHORT_LIVED,
        'access-control-allow-origin': '*',
        'cross-origin-resource-policy': 'cross-origin',
      })
      .send(config);
  }
}
