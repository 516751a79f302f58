import { Prisma, VIEWS_OF_LINK } from '@argument/database';
import { republishLinks } from './republish.js';
import type { WorkerDeps } from './worker-deps.js';

type Deps = Pick<WorkerDeps, 'database' | 'unitOfWork'>;

/** Links that have begun or ended since they were published are published once more, so that the static files say so. */
export const republishDue = (deps: Deps): Promise<void> =>
  republish(
    deps,
    Prisma.sql`(l.expires_at <= now() AND l.published_at < l.expires_at)
      OR (l.starts_at <= now() AND l.published_at < l.starts_at)`,
  );

/** Links beyond their view limit go on in their smallest form. */
export const republishSeenOften = (deps: Deps): Promise<void> =>
  republish(deps, Prisma.sql`l.max_views IS NOT NULL AND NOT l.published_reduced AND l.max_views <= ${VIEWS_OF_LINK}`);

async function republish({ database, unitOfWork }: Deps, isDue: Prisma.Sql): Promise<void> {
  const links = await database.client.$queryRaw<{ id: string; workspaceId: string }[]>`
    SELECT l.id::text, p.workspace_id::text AS "workspaceId"
    FROM links l JOIN projects p ON p.id = l.project_id
    WHERE l.published_revision = l.revision AND (${isDue})
    LIMIT 100`;
  for (const { id, workspaceId } of links) {
    await unitOfWork.run((tx, consequences) => republishLinks(tx, consequences, { id }, workspaceId));
  }
}
