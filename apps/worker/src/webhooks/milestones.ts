import type { WorkerDeps } from '../core/worker-deps.js';

/** Tells webhooks that ask for it when a link has been seen 1, 10, 100, ... times. Each number is told once. */
export async function announceMilestones({ database, unitOfWork }: Pick<WorkerDeps, 'database' | 'unitOfWork'>) {
  const links = await database.client.$queryRaw<
    { id: string; project_id: string; workspace_id: string; announced: number; views: number }[]
  >`
    SELECT l.id::text, l.project_id::text, p.workspace_id::text, l.views_announced AS announced, count(s.id)::int AS views
    FROM links l
    JOIN projects p ON p.id = l.project_id
    JOIN viewer_sessions s ON s.link_id = l.id AND s.viewed_at IS NOT NULL
    WHERE p.workspace_id IN (SELECT workspace_id FROM webhooks WHERE is_active AND 'link.views_reached' = ANY(events))
    GROUP BY l.id, p.workspace_id
    HAVING count(s.id) >= greatest(1, l.views_announced * 10)
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
