import type { PlanLimits } from '@argument/contracts';
import type { Plan as PlanRow } from './generated/client.js';
import type { Transaction } from './transaction.js';

export interface WorkspacePlan {
  name: string;
  /** The plan's, but for what the workspace was given of its own. */
  limits: PlanLimits;
  /** Set while this month's views are used up. */
  viewsOverSince: Date | null;
}

export const limitsOf = (row: PlanRow): PlanLimits => ({
  projects: row.projects,
  storageBytes: Number(row.storageBytes),
  viewsPerMonth: row.viewsPerMonth,
  requestsPerMinute: row.requestsPerMinute,
  imageBytes: row.imageBytes,
  videoBytes: row.videoBytes,
  videoDurationMs: row.videoDurationMs,
});

/** The plan of a workspace. @throws Error when there is no such workspace */
export async function workspacePlan(tx: Transaction, workspaceId: string): Promise<WorkspacePlan> {
  const { plan, planOverrides, viewsOverSince } = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { plan: true, planOverrides: true, viewsOverSince: true },
  });
  const row = plan ?? (await tx.plan.findFirstOrThrow({ where: { isDefault: true } }));
  return { name: row.name, limits: { ...limitsOf(row), ...(planOverrides as Partial<PlanLimits>) }, viewsOverSince };
}
