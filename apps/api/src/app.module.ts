import { type DynamicModule, Module } from '@nestjs/common';
import { coreModule } from './core/core.module.js';
import type { Resources } from './core/resources.js';
import { AdminModule } from './features/admin/admin.module.js';
import { AnalyticsModule } from './features/analytics/analytics.module.js';
import { ApiKeysModule } from './features/api-keys/api-keys.module.js';
import { AuditModule } from './features/audit/audit.module.js';
import { AuthModule } from './features/auth/auth.module.js';
import { DocsModule } from './features/docs/docs.module.js';
import { DomainsModule } from './features/domains/domains.module.js';
import { EventsModule } from './features/events/events.module.js';
import { FilesModule } from './features/files/files.module.js';
import { HealthModule } from './features/health/health.module.js';
import { ImagesModule } from './features/images/images.module.js';
import { JobsModule } from './features/jobs/jobs.module.js';
import { LinkGatesModule } from './features/link-gates/link-gates.module.js';
import { LinksModule } from './features/links/links.module.js';
import { MarkersModule } from './features/markers/markers.module.js';
import { ModerationModule } from './features/moderation/moderation.module.js';
import { OidcModule } from './features/oidc/oidc.module.js';
import { PlansModule } from './features/plans/plans.module.js';
import { PrintSheetsModule } from './features/print-sheets/print-sheets.module.js';
import { ProgressModule } from './features/progress/progress.module.js';
import { ProjectsModule } from './features/projects/projects.module.js';
import { ResumableModule } from './features/resumable/resumable.module.js';
import { RetentionModule } from './features/retention/retention.module.js';
import { TwoFactorModule } from './features/two-factor/two-factor.module.js';
import { UsersModule } from './features/users/users.module.js';
import { VideosModule } from './features/videos/videos.module.js';
import { WebhooksModule } from './features/webhooks/webhooks.module.js';
import { WorkspacesModule } from './features/workspaces/workspaces.module.js';

export const FEATURES = [
  AdminModule,
  AnalyticsModule,
  ApiKeysModule,
  AuditModule,
  AuthModule,
  DocsModule,
  DomainsModule,
  EventsModule,
  FilesModule,
  HealthModule,
  ImagesModule,
  JobsModule,
  LinkGatesModule,
  LinksModule,
  MarkersModule,
  ModerationModule,
  OidcModule,
  PlansModule,
  PrintSheetsModule,
  ProgressModule,
  ProjectsModule,
  ResumableModule,
  RetentionModule,
  TwoFactorModule,
  UsersModule,
  VideosModule,
  WebhooksModule,
  WorkspacesModule,
];

@Module({})
class AppModule {}

/** All features on top of what the process holds open. */
export const appModule = (resources: Resources): DynamicModule => ({
  module: AppModule,
  imports: [coreModule(resources), ...FEATURES],
});
