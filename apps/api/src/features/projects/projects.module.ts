import { Module } from '@nestjs/common';
import { PublishingModule } from '../publishing/publishing.module.js';
import { QuotaModule } from '../quota/quota.module.js';
import { DuplicateRepository } from './duplicate.repository.js';
import { ProjectsController } from './projects.controller.js';
import { ProjectsRepository } from './projects.repository.js';
import { ProjectsService } from './projects.service.js';

@Module({
  imports: [PublishingModule, QuotaModule],
  controllers: [ProjectsController],
  providers: [ProjectsService, DuplicateRepository, ProjectsRepository],
  exports: [ProjectsService],
})
export class ProjectsModule {}
