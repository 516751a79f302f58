import {
  type AdminJob,
  type AdminJobQuery,
  adminJobQuery,
  type Page,
  type RetryJob,
  retryJob,
} from '@argument/contracts';
import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { valid } from '../../core/http/zod-validation.pipe.js';
import { JobsService } from './jobs.service.js';

@Controller('api/v1/admin/jobs')
export class JobsController {
  constructor(private readonly jobs: JobsService) {}

  @Get()
  list(@Query(valid(adminJobQuery)) query: AdminJobQuery): Promise<Page<AdminJob>> {
    return this.jobs.list(query);
  }

  @Post('retry')
  @HttpCode(202)
  retry(@Me() me: Principal, @Body(valid(retryJob)) { id }: RetryJob): Promise<AdminJob> {
    return this.jobs.retry(me, id);
  }
}
