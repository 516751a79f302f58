import { Readable } from 'node:stream';
import {
  type AuditCheck,
  type AuditEntry,
  type AuditExportQuery,
  type AuditQuery,
  auditExportQuery,
  auditQuery,
  type Page,
} from '@argument/contracts';
import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { valid } from '../../core/http/zod-validation.pipe.js';
import { AuditService } from './audit.service.js';

@Controller('api/v1')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get('audit')
  list(@Me() me: Principal, @Query(valid(auditQuery)) query: AuditQuery): Promise<Page<AuditEntry>> {
    return this.audit.list(me, query);
  }

  @Get('audit/export')
  async export(
    @Me() me: Principal,
    @Query(valid(auditExportQuery)) query: AuditExportQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await reply
      .type(query.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8')
      .header('content-disposition', `attachment; filename="audit.${query.format}"`)
      .send(Readable.from(this.audit.export(me, query), { objectMode: false }));
  }

  @Get('admin/audit/check')
  check(): Promise<AuditCheck> {
    return this.audit.check();
  }
}
