import { Module } from '@nestjs/common';
import { DomainsController } from './domains.controller.js';
import { DomainsRepository } from './domains.repository.js';
import { DomainsService } from './domains.service.js';
import { TxtRecords } from './txt-records.js';

@Module({
  controllers: [DomainsController],
  providers: [DomainsService, DomainsRepository, TxtRecords],
  exports: [DomainsService],
})
export class DomainsModule {}
