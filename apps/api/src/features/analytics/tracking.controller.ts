import type { TrackResult } from '@argument/contracts';
import { Body, Controller, HttpCode, Options, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../core/auth/decorators.js';
import { ANY_ORIGIN } from '../../core/http/any-origin.js';
import { RateLimit, Unlimited } from '../../core/limits/rate-limit.guard.js';
import { TrackingService } from './tracking.service.js';

@Public()
@Controller('api/v1/analytics/track')
export class TrackingController {
  constructor(private readonly tracking: TrackingService) {}

  @Post()
  @HttpCode(202)
  @RateLimit({ name: 'track', limit: 1200, perProcess: true })
  track(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TrackResult> {
    void reply.headers(ANY_ORIGIN);
    return this.tracking.track(body, { address: request.ip, userAgent: request.headers['user-agent'] });
  }

  @Options()
  @HttpCode(204)
  @Unlimited()
  preflight(@Res({ passthrough: true }) reply: FastifyReply): void {
    void reply.headers(ANY_ORIGIN);
  }
}
