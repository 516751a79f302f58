import { Module } from '@nestjs/common';
import { ProjectsModule } from '../projects/projects.module.js';
import { QuotaModule } from '../quota/quota.module.js';
import { UploadsService } from './uploads.service.js';

@Module({ imports: [ProjectsModule, QuotaModule], providers: [UploadsService], exports: [UploadsService] })
export class UploadsModule {}
