import { Module } from '@nestjs/common';
import { PublishingRepository } from './publishing.repository.js';
import { PublishingService } from './publishing.service.js';

@Module({ providers: [PublishingService, PublishingRepository], exports: [PublishingService] })
export class PublishingModule {}
