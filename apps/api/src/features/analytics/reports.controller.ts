import { Readable } from 'node:stream';
import {
  type AnalyticsQuery,
  analyticsQuery,
  type ExportQuery,
  exportQuery,
  type ProjectAnalytics,
} from '@argument/contracts';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { idOf, valid } from '../../core/http/zod-validation.pipe.js';
import { ReportsService } from './reports.service.js';

const projectId = idOf('project');

@Controller('api/v1/analytics/projects/:projectId')
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  @Get()
  read(
    @Me() me: Principal,
    @Param('projectId', projectId) id: string,
    @Query(valid(analyticsQuery)) query: AnalyticsQuery,
  ): Promise<ProjectAnalytics> {
    return this.reports.read(me, id, query);
  }

  @Get('export')
  async export(
    @Me() me: Principal,
    @Param('projectId', projectId) id: string,
    @Query(valid(exportQuery)) query: ExportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { contentType, name, chunks } = await this.reports.export(me, id, query);
    await reply
      .type(contentType)
      .header('content-disposition', `attachment; filename="${name}"`)
      .send(Readable.from(chunks, { objectMode: false }));
  }
}
