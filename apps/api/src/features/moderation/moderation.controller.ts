import {
  type HideLink,
  hideLink,
  type ModeratedLink,
  type ModerationQuery,
  moderationQuery,
  type Page,
  type ReportLink,
  reportLink,
} from '@argument/contracts';
import { Body, Controller, Get, HttpCode, Options, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Me, Public } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { ANY_ORIGIN } from '../../core/http/any-origin.js';
import { idOf, valid } from '../../core/http/zod-validation.pipe.js';
import { RateLimit, Unlimited } from '../../core/limits/rate-limit.guard.js';
import { ModerationService } from './moderation.service.js';

const linkId = idOf('link');

@Controller('api/v1')
export class ModerationController {
  constructor(private readonly moderation: ModerationService) {}

  @Public()
  @Post('links/:slug/reports')
  @HttpCode(202)
  @RateLimit({ name: 'report', limit: 5 })
  report(
    @Param('slug') slug: string,
    @Body(valid(reportLink)) report: ReportLink,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    void reply.headers(ANY_ORIGIN);
    return this.moderation.report(slug.toLowerCase(), report);
  }

  @Public()
  @Options('links/:slug/reports')
  @HttpCode(204)
  @Unlimited()
  preflight(@Res({ passthrough: true }) reply: FastifyReply): void {
    void reply.headers(ANY_ORIGIN);
  }

  @Get('admin/moderation')
  list(@Query(valid(moderationQuery)) query: ModerationQuery): Promise<Page<ModeratedLink>> {
    return this.moderation.list(query);
  }

  @Post('admin/moderation/:linkId/hide')
  @HttpCode(200)
  hide(
    @Me() me: Principal,
    @Param('linkId', linkId) id: string,
    @Body(valid(hideLink)) { reason }: HideLink,
  ): Promise<ModeratedLink> {
    return this.moderation.hide(me, id, reason);
  }

  @Post('admin/moderation/:linkId/restore')
  @HttpCode(200)
  restore(@Me() me: Principal, @Param('linkId', linkId) id: string): Promise<ModeratedLink> {
    return this.moderation.restore(me, id);
  }

  @Post('admin/moderation/:linkId/dismiss')
  @HttpCode(200)
  dismiss(@Me() me: Principal, @Param('linkId', linkId) id: string): Promise<ModeratedLink> {
    return this.moderation.dismiss(me, id);
  }
}
