import { createHash, timingSafeEqual } from 'node:crypto';
import type { Metrics } from '@argument/observability';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Public } from '../../core/auth/decorators.js';
import { errors } from '../../core/errors/errors.js';
import { Unlimited } from '../../core/limits/rate-limit.guard.js';
import { ENV, METRICS } from '../../core/tokens.js';
import type { ApiEnv } from '../../env.js';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

/** For Prometheus: from this machine, or with METRICS_TOKEN. Others are told that there is nothing. */
@Public()
@Unlimited()
@Controller('metrics')
export class MetricsController {
  constructor(
    @Inject(METRICS) private readonly metrics: Metrics,
    @Inject(ENV) private readonly env: Pick<ApiEnv, 'METRICS_TOKEN'>,
  ) {}

  @Get()
  async read(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    if (!LOOPBACK.has(request.ip) && !this.hasToken(request)) throw errors.noSuchRoute('GET', '/metrics');
    await reply.type(this.metrics.contentType).send(await this.metrics.text());
  }

  private hasToken(request: FastifyRequest): boolean {
    const { METRICS_TOKEN: token } = this.env;
    const given = request.headers.authorization;
    return token !== undefined && given !== undefined && timingSafeEqual(digest(given), digest(`Bearer ${token}`));
  }
}

/** Equal lengths, whatever was sent. */
const digest = (text: string) => createHash('sha256').update(text).digest();
