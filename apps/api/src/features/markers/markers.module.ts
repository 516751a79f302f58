import { Module } from '@nestjs/common';
import { ProjectsModule } from '../projects/projects.module.js';
import { PublishingModule } from '../publishing/publishing.module.js';
import { MarkersController } from './markers.controller.js';
import { MarkersRepository } from './markers.repository.js';
import { MarkersService } from './markers.service.js';

@Module({
  imports: [ProjectsModule, PublishingModule],
  controllers: [MarkersController],
  providers: [MarkersService, MarkersRepository],
})
export class MarkersModule {}
