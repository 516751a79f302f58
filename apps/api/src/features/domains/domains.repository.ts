import { type Database, type Domain, isUniqueViolation, newId, type Transaction } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../../core/tokens.js';

@Injectable()
export class DomainsRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  list(workspaceId: string): Promise<Domain[]> {
    return this.database.client.domain.findMany({ where: { workspaceId }, orderBy: { createdAt: 'asc' } });
  }

  find(workspaceId: string, id: string, tx: Transaction = this.database.client): Promise<Domain | null> {
    return tx.domain.findFirst({ where: { id, workspaceId } });
  }

  /** Whose the name is. */
  owner(host: string, tx: Transaction = this.database.client): Promise<Domain | null> {
    return tx.domain.findFirst({ where: { host, verifiedAt: { not: null } } });
  }

  async count(tx: Transaction, workspaceId: string): Promise<number> {
    await tx.$queryRaw`SELECT id FROM workspaces WHERE id = ${workspaceId}::uuid FOR NO KEY UPDATE`;
    return tx.domain.count({ where: { workspaceId } });
  }

  /** Null when the workspace has the name already. */
  async create(tx: Transaction, workspaceId: string, host: string, token: string): Promise<Domain | null> {
    if ((await tx.domain.count({ where: { workspaceId, host } })) > 0) return null;
    return tx.domain.create({ data: { id: newId(), workspaceId, host, token } });
  }

  async release(tx: Transaction, id: string): Promise<void> {
    await tx.domain.update({ where: { id }, data: { verifiedAt: null, missingSince: null } });
  }

  /** False when another workspace was faster. */
  async verify(id: string, work: (tx: Transaction) => Promise<void>): Promise<boolean> {
    try {
      await this.database.inTransaction(async (tx) => {
        await work(tx);
        await tx.domain.updateMany({ where: { id, verifiedAt: null }, data: { verifiedAt: new Date() } });
      });
      return true;
    } catch (error) {
      if (isUniqueViolation(error)) return false;
      throw error;
    }
  }

  /** Takes verified names whose record nobody has looked for in a day: of several processes one has each. */
  takeDue(limit: number): Promise<Domain[]> {
    return this.database.client.$queryRaw`
      UPDATE domains SET checked_at = now() WHERE id IN (
        SELECT id FROM domains
        WHERE verified_at IS NOT NULL AND coalesce(checked_at, verified_at) < now() - interval '1 day'
        ORDER BY checked_at NULLS FIRST LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING id::text, workspace_id::text AS "workspaceId", host, token, verified_at AS "verifiedAt",
        checked_at AS "checkedAt", missing_since AS "missingSince", created_at AS "createdAt"`;
  }

  async setMissing(tx: Transaction, id: string, missingSince: Date | null): Promise<void> {
    await tx.domain.update({ where: { id }, data: { missingSince } });
  }

  /** Null when the workspace has no owner any more. */
  async ownerOf(tx: Transaction, workspaceId: string): Promise<{ email: string; name: string } | null> {
    const select = { owner: { select: { email: true, name: true } } } as const;
    return (await tx.workspace.findUnique({ where: { id: workspaceId }, select }))?.owner ?? null;
  }

  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.domain.delete({ where: { id } });
  }
}
