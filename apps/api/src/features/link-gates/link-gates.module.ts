import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module.js';
import { LinkGatesController } from './link-gates.controller.js';
import { LinkGatesRepository } from './link-gates.repository.js';
import { LinkGatesService } from './link-gates.service.js';

@Module({
  imports: [FilesModule],
  controllers: [LinkGatesController],
  providers: [LinkGatesService, LinkGatesRepository],
})
export class LinkGatesModule {}
