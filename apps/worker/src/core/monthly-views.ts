import { republishLinks } from './republish.js';
import type { WorkerDeps } from './worker-deps.js';

/** Workspaces whose state changes in one go. */
const BATCH = 100;

/**
 * Marks workspaces that have used up the views of their plan for this month (UTC), and takes the mark off with the next
 * month or a larger plan. Their links go on: with the mark they are published in their smallest form. Views are read
 * from the roll-up, which is a minute behind.
 */
export async function judgeMonthlyViews({ database, unitOfWork }: Pick<WorkerDeps, 'database' | 'unitOfWork'>) {
  const changed = await database.client.$queryRaw<{ id: string; isOver: boolean }[]>`
    WITH used AS (
      SELECT j.workspace_id, sum(d.views) AS views
      FROM analytics_days d JOIN projects j ON j.id = d.project_id
      WHERE d.day >= date_trunc('month', now() AT TIME ZONE 'UTC')::date
      GROUP BY j.workspace_id
    ), judged AS (
      SELECT w.id, w.views_over_since, coalesce(u.views, 0)
        >= l.views_per_month AS is_over
      FROM workspaces w
      JOIN workspace_limits l ON l.workspace_id = w.id
      LEFT JOIN used u ON u.workspace_id = w.id
      WHERE u.views > 0 OR w.views_over_since IS NOT NULL
    )
    SELECT id::text, is_over AS "isOver" FROM judged
    WHERE is_over <> (views_over_since IS NOT NULL) LIMIT ${BATCH}`;
  for (const { id, isOver } of changed) {
    await unitOfWork.run(async (tx, consequences) => {
      const where = { id, viewsOverSince: isOver ? null : { not: null } };
      const { count } = await tx.workspace.updateMany({ where, data: { viewsOverSince: isOver ? new Date() : null } });
      if (count === 0) return;
      await republishLinks(tx, consequences, { project: { workspaceId: id, deletedAt: null } }, id);
    });
  }
}
