import { Module } from '@nestjs/common';
import { DomainChecksService } from './domain-checks.service.js';
import { DomainsController } from './domains.controller.js';
import { DomainsRepository } from './domains.repository.js';
import { DomainsService } from './domains.service.js';
import { TxtRecords } from './txt-records.js';

@Module({
  controllers: [DomainsController],
  providers: [DomainsService, DomainsRepository, DomainChecksService, TxtRecords],
  exports: [DomainsService],
})
export class DomainsModule {}
