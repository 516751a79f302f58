import { Module } from '@nestjs/common';
import { ImagesModule } from '../images/images.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { QuotaModule } from '../quota/quota.module.js';
import { UploadsModule } from '../uploads/uploads.module.js';
import { VideosModule } from '../videos/videos.module.js';
import { DirectController } from './direct.controller.js';
import { DirectService } from './direct.service.js';
import { ResumableRepository } from './resumable.repository.js';
import { ResumableService } from './resumable.service.js';
import { TusController } from './tus.controller.js';
import { TusService } from './tus.service.js';
import { TusStore } from './tus-store.js';

@Module({
  imports: [ImagesModule, ProjectsModule, QuotaModule, UploadsModule, VideosModule],
  controllers: [TusController, DirectController],
  providers: [DirectService, ResumableService, ResumableRepository, TusService, TusStore],
})
export class ResumableModule {}
