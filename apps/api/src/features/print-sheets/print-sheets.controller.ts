import { type PrintSheetQuery, printSheetQuery } from '@argument/contracts';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Me } from '../../core/auth/decorators.js';
import type { Principal } from '../../core/auth/principal.js';
import { idOf, valid } from '../../core/http/zod-validation.pipe.js';
import { PrintSheetsService } from './print-sheets.service.js';

@Controller('api/v1/links/:linkId/print-sheet')
export class PrintSheetsController {
  constructor(private readonly sheets: PrintSheetsService) {}

  @Get()
  async get(
    @Me() me: Principal,
    @Param('linkId', idOf('link')) id: string,
    @Query(valid(printSheetQuery)) query: PrintSheetQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { body, name } = await this.sheets.draw(me, id, query);
    await reply.type('application/pdf').header('content-disposition', `inline; filename="${name}"`).send(body);
  }
}
