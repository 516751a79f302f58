import { Module } from '@nestjs/common';
import { LinksModule } from '../links/links.module.js';
import { PrintSheetsController } from './print-sheets.controller.js';
import { PrintSheetsRepository } from './print-sheets.repository.js';
import { PrintSheetsService } from './print-sheets.service.js';

@Module({
  imports: [LinksModule],
  controllers: [PrintSheetsController],
  providers: [PrintSheetsService, PrintSheetsRepository],
})
export class PrintSheetsModule {}
