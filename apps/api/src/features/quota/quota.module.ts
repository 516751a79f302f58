import { Module } from '@nestjs/common';
import { QuotaRepository } from './quota.repository.js';
import { QuotaService } from './quota.service.js';
import { ViewsNoticesService } from './views-notices.service.js';

@Module({ providers: [QuotaService, QuotaRepository, ViewsNoticesService], exports: [QuotaService] })
export class QuotaModule {}
