import { Module } from '@nestjs/common';
import { DomainsModule } from '../domains/domains.module.js';
import { ProjectsModule } from '../projects/projects.module.js';
import { PublishingModule } from '../publishing/publishing.module.js';
import { LinksController } from './links.controller.js';
import { LinksRepository } from './links.repository.js';
import { LinksService } from './links.service.js';
import { PublicConfigsController } from './public-configs.controller.js';
import { PublicConfigsService } from './public-configs.service.js';

@Module({
  imports: [DomainsModule, ProjectsModule, PublishingModule],
  controllers: [LinksController, PublicConfigsController],
  providers: [LinksService, LinksRepository, PublicConfigsService],
  exports: [LinksService],
})
export class LinksModule {}
