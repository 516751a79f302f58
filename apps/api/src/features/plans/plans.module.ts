import { Module } from '@nestjs/common';
import { QuotaModule } from '../quota/quota.module.js';
import { PlansController } from './plans.controller.js';
import { PlansRepository } from './plans.repository.js';
import { PlansService } from './plans.service.js';

@Module({ imports: [QuotaModule], controllers: [PlansController], providers: [PlansService, PlansRepository] })
export class PlansModule {}
