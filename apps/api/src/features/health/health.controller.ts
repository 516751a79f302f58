import type { Health } from '@argument/contracts';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Public } from '../../core/auth/decorators.js';
import { Unlimited } from '../../core/limits/rate-limit.guard.js';
import { HealthService } from './health.service.js';

@Public()
@Unlimited()
@Controller('api/v1/health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  /** The process runs. */
  @Get('live')
  live(@Res({ passthrough: true }) reply: FastifyReply): { status: 'ok' } {
    void reply.header('cache-control', 'no-store');
    return { status: 'ok' };
  }

  /** It can do its work. */
  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<Health> {
    const health = await this.health.check();
    void reply.header('cache-control', 'no-store').status(health.status === 'ok' ? 200 : 503);
    return health;
  }
}
