import { Module } from '@nestjs/common';
import { JobsController } from './jobs.controller.js';
import { JobsRepository } from './jobs.repository.js';
import { JobsService } from './jobs.service.js';
import { QueueMetrics } from './queue-metrics.js';

/** The queue as the operator sees it. */
@Module({ controllers: [JobsController], providers: [JobsService, JobsRepository, QueueMetrics] })
export class JobsModule {}
