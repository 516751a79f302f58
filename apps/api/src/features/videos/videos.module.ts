import { Module } from '@nestjs/common';
import { ProjectsModule } from '../projects/projects.module.js';
import { PublishingModule } from '../publishing/publishing.module.js';
import { QuotaModule } from '../quota/quota.module.js';
import { UploadsModule } from '../uploads/uploads.module.js';
import { VideosController } from './videos.controller.js';
import { VideosRepository } from './videos.repository.js';
import { VideosService } from './videos.service.js';

@Module({
  imports: [ProjectsModule, PublishingModule, QuotaModule, UploadsModule],
  controllers: [VideosController],
  providers: [VideosService, VideosRepository],
  exports: [VideosService],
})
export class VideosModule {}
