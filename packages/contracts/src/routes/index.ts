import { accountRoutes } from './accounts.js';
import { adminRoutes } from './admin.js';
import { analyticsRoutes } from './analytics.js';
import { apiKeyRoutes } from './api-keys.js';
import { auditRoutes } from './audit.js';
import { domainRoutes } from './domains.js';
import { eventRoutes } from './events.js';
import { healthRoutes } from './health.js';
import { imageRoutes } from './images.js';
import { linkGateRoutes } from './link-gates.js';
import { linkRoutes } from './links.js';
import { markerRoutes } from './markers.js';
import { moderationRoutes } from './moderation.js';
import { oidcRoutes } from './oidc.js';
import { planRoutes } from './plans.js';
import { printSheetRoutes } from './print-sheets.js';
import { progressRoutes } from './progress.js';
import { projectRoutes } from './projects.js';
import { retentionRoutes } from './retention.js';
import type { Route } from './route.js';
import { twoFactorRoutes } from './two-factor.js';
import { uploadRoutes } from './uploads.js';
import { videoRoutes } from './videos.js';
import { webhookRoutes } from './webhooks.js';
import { workspaceRoutes } from './workspaces.js';

export { type Route, V1 } from './route.js';

/** Every call of the API, in the order of the reference; OpenAPI is generated from it. */
export const ROUTES: readonly Route[] = [
  ...accountRoutes,
  ...twoFactorRoutes,
  ...oidcRoutes,
  ...workspaceRoutes,
  ...retentionRoutes,
  ...apiKeyRoutes,
  ...webhookRoutes,
  ...projectRoutes,
  ...progressRoutes,
  ...imageRoutes,
  ...videoRoutes,
  ...uploadRoutes,
  ...markerRoutes,
  ...linkRoutes,
  ...linkGateRoutes,
  ...domainRoutes,
  ...printSheetRoutes,
  ...analyticsRoutes,
  ...eventRoutes,
  ...auditRoutes,
  ...adminRoutes,
  ...planRoutes,
  ...moderationRoutes,
  ...healthRoutes,
];
