import { Module } from '@nestjs/common';
import { ProjectsModule } from '../projects/projects.module.js';
import { QuotaModule } from '../quota/quota.module.js';
import { OriginalsService } from './originals.service.js';
import { UploadsService } from './uploads.service.js';

@Module({
  imports: [ProjectsModule, QuotaModule],
  providers: [UploadsService, OriginalsService],
  exports: [UploadsService, OriginalsService],
})
export class UploadsModule {}
