import { Module } from '@nestjs/common';
import { ProjectsModule } from '../projects/projects.module.js';
import { ReportsController } from './reports.controller.js';
import { ReportsRepository } from './reports.repository.js';
import { ReportsService } from './reports.service.js';
import { SumsService } from './sums.service.js';
import { TrackingController } from './tracking.controller.js';
import { TrackingRepository } from './tracking.repository.js';
import { TrackingService } from './tracking.service.js';
import { VisitorsService } from './visitors.service.js';

@Module({
  imports: [ProjectsModule],
  controllers: [TrackingController, ReportsController],
  providers: [TrackingService, TrackingRepository, VisitorsService, ReportsService, SumsService, ReportsRepository],
})
export class AnalyticsModule {}
