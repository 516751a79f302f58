import { VIEWS_OF_LINK } from '@argument/database';
import type { WorkerDeps } from '../core/worker-deps.js';

/** Tells webhooks that ask for it when a link has been seen 1, 10, 100, ... times. Each number is told once. */
export async function announceMilestones({ database, unitOfWork }: Pick<WorkerDeps, 'database' | 'unitOfWork'>) {
  const links = await database.client.$queryRaw<
    { id: string; project_id: string; workspace_id: string; announced: number; views: number }[]
  >`
    SELECT l.id::text, l.project_id::text, p.workspace_id::text, l.views_announced AS announced, v.views
    FROM links l
    JOIN projects p ON p.id = l.project_id
    CROSS JOIN LATERAL (SELECT ${VIEWS_OF_LINK} AS views) v
    WHERE p.workspace_id IN (SELECT workspace_id FROM webhooks WHERE is_active AND 'link.views_reached' = ANY(events))
      AND v.views >= greatest(1, l.views_announced * 10)
    LIMIT 100`;
  for (const { id: linkId, project_id: projectId, workspace_id: workspaceId, announced, views } of links) {
    const reached = 10 ** Math.floor(Math.log10(views));
    await unitOfWork.run(async (tx, consequences) => {
      const { count } = await tx.link.updateMany({
        where: { id: linkId, viewsAnnounced: announced },
        data: { viewsAnnounced: reached },
      });
      if (count === 0) return;
      const data = { projectId, linkId, views: reached };
      consequences.announce({ workspaceId, name: 'link.views_reached', data });
    });
  }
}
