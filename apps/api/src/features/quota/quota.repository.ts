import type { Database, Transaction } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../../core/tokens.js';

@Injectable()
export class QuotaRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Others who want to use up quota of the workspace wait until the transaction ends. */
  async lock(tx: Transaction, workspaceId: string): Promise<void> {
    await tx.$queryRaw`SELECT id FROM workspaces WHERE id = ${workspaceId}::uuid FOR UPDATE`;
  }

  async plan(workspaceId: string): Promise<string> {
    const row = await this.database.client.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { plan: true },
    });
    return row.plan;
  }

  projects(workspaceId: string, tx: Transaction = this.database.client): Promise<number> {
    return tx.project.count({ where: { workspaceId, deletedAt: null } });
  }

  /** Bytes of originals and of what was made from them. */
  async storageBytes(workspaceId: string, tx: Transaction = this.database.client): Promise<number> {
    const rows = await tx.$queryRaw<{ bytes: bigint }[]>`
      WITH p AS (SELECT id FROM projects WHERE workspace_id = ${workspaceId}::uuid),
        i AS (SELECT id, bytes FROM images WHERE project_id IN (SELECT id FROM p)),
        v AS (SELECT id, bytes FROM videos WHERE project_id IN (SELECT id FROM p)),
        m AS (SELECT id FROM markers WHERE project_id IN (SELECT id FROM p))
      SELECT (
        coalesce((SELECT sum(bytes) FROM i), 0) + coalesce((SELECT sum(bytes) FROM v), 0)
        + coalesce((SELECT sum(bytes) FROM renditions WHERE image_id IN (SELECT id FROM i)), 0)
        + coalesce((SELECT sum(bytes) FROM renditions WHERE video_id IN (SELECT id FROM v)), 0)
        + coalesce((SELECT sum(bytes) FROM renditions WHERE marker_id IN (SELECT id FROM m)), 0)
      )::bigint AS bytes`;
    return Number(rows[0]?.bytes ?? 0);
  }

  viewsSince(workspaceId: string, from: Date): Promise<number> {
    return this.database.client.viewerSession.count({
      where: { link: { project: { workspaceId } }, viewedAt: { not: null }, startedAt: { gte: from } },
    });
  }
}
