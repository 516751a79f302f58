import {
  type Database,
  reservedBytes,
  storedBytes,
  type Transaction,
  viewsOfWorkspace,
  type WorkspacePlan,
  workspacePlan,
} from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../../core/tokens.js';

@Injectable()
export class QuotaRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** Others who want to use up quota of the workspace wait until the transaction ends. */
  async lock(tx: Transaction, workspaceId: string): Promise<void> {
    await tx.$queryRaw`SELECT id FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
  }

  plan(workspaceId: string, tx: Transaction = this.database.client): Promise<WorkspacePlan> {
    return workspacePlan(tx, workspaceId);
  }

  projects(workspaceId: string, tx: Transaction = this.database.client): Promise<number> {
    return tx.project.count({ where: { workspaceId, deletedAt: null } });
  }

  /** Bytes of originals and of what was made from them. */
  storageBytes(workspaceId: string, tx: Transaction = this.database.client): Promise<number> {
    return storedBytes(tx, workspaceId);
  }

  /** Bytes kept free for uploads that are under way. */
  reservedBytes(workspaceId: string, tx: Transaction = this.database.client): Promise<number> {
    return reservedBytes(tx, workspaceId);
  }

  async isCharged(tx: Transaction, workspaceId: string, key: string): Promise<boolean> {
    return (await tx.storedFile.count({ where: { workspaceId, key } })) > 0;
  }

  /** Takes the workspaces whose owner does not know yet that this month's views are used up. */
  takeUntold(): Promise<{ name: string; email: string; ownerName: string }[]> {
    return this.database.client.$queryRaw`
      UPDATE workspaces w SET views_told_at = now()
      FROM users u
      WHERE u.id = w.owner_id AND w.views_over_since IS NOT NULL
        AND (w.views_told_at IS NULL OR w.views_told_at < date_trunc('month', now(), 'UTC'))
      RETURNING w.name, u.email, u.name AS "ownerName"`;
  }

  viewsSince(workspaceId: string, from: Date): Promise<number> {
    return viewsOfWorkspace(this.database.client, workspaceId, from);
  }
}
