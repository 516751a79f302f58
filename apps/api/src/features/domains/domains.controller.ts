import { type AskDomain, askDomain, type CreateDomain, createDomain, type Domain } from '@argument/contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { Me, Public } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { idOf, valid } from '../../core/http/zod-validation.pipe.js';
import { RateLimit } from '../../core/limits/rate-limit.guard.js';
import { DomainsService } from './domains.service.js';

const domainId = idOf('domain');

@Controller('api/v1/domains')
export class DomainsController {
  constructor(private readonly domains: DomainsService) {}

  @Get()
  async list(@Me() me: Principal): Promise<{ items: Domain[] }> {
    return { items: await this.domains.list(me) };
  }

  /** Every name that somebody opens is asked for once by the proxy, so strangers must not be able to get certificates. */
  @Public()
  @Get('ask')
  @RateLimit({ name: 'domain-ask', limit: 6000, perProcess: true })
  async ask(@Query(valid(askDomain)) { domain }: AskDomain): Promise<void> {
    if ((await this.domains.workspaceOf(domain)) === null) throw errors.notFound('domain');
  }

  @Post()
  add(@Me() me: Principal, @Body(valid(createDomain)) { host }: CreateDomain): Promise<Domain> {
    return this.domains.add(me, host);
  }

  @Post(':domainId/verify')
  @HttpCode(200)
  verify(@Me() me: Principal, @Param('domainId', domainId) id: string): Promise<Domain> {
    return this.domains.verify(me, id);
  }

  @Delete(':domainId')
  @HttpCode(204)
  remove(@Me() me: Principal, @Param('domainId', domainId) id: string): Promise<void> {
    return this.domains.remove(me, id);
  }
}
