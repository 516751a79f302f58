import { type AdminWorkspace, type Plan, planLimits } from '@argument/contracts';
import { limitsOf } from '@argument/database';
import type { PlanRow, WorkspaceRow } from './plans.repository.js';

export const toPlan = (row: PlanRow): Plan => ({
  id: row.id,
  name: row.name,
  isDefault: row.isDefault,
  limits: limitsOf(row),
  workspaces: row._count.workspaces,
  createdAt: row.createdAt.toISOString(),
});

export const toAdminWorkspace = (row: WorkspaceRow, defaultName: string, storageBytes: number): AdminWorkspace => ({
  id: row.id,
  name: row.name,
  ownerEmail: row.owner?.email ?? null,
  planId: row.planId,
  planName: row.plan?.name ?? defaultName,
  overrides: planLimits.partial().parse(row.planOverrides),
  isReduced: row.viewsOverSince !== null,
  projects: row._count.projects,
  storageBytes,
  createdAt: row.createdAt.toISOString(),
});
