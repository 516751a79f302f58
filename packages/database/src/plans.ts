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

/** The plan of a workspace, by the view that says which one holds. @throws Error when there is no such workspace */
export async function workspacePlan(tx: Transaction, workspaceId: string): Promise<WorkspacePlan> {
  const [row] = await tx.$queryRaw<(PlanLimits & { name: string; viewsOverSince: Date | null })[]>`
    SELECT l.plan AS name, w.views_over_since AS "viewsOverSince", l.projects,
      l.storage_bytes::float8 AS "storageBytes", l.views_per_month AS "viewsPerMonth",
      l.requests_per_minute AS "requestsPerMinute", l.image_bytes AS "imageBytes", l.video_bytes AS "videoBytes",
      l.video_duration_ms AS "videoDurationMs"
    FROM workspace_limits l JOIN workspaces w ON w.id = l.workspace_id
    WHERE l.workspace_id = ${workspaceId}::uuid`;
  if (!row) throw new Error(`There is no workspace ${workspaceId}.`);
  const { name, viewsOverSince, ...limits } = row;
  return { name, limits, viewsOverSince };
}
