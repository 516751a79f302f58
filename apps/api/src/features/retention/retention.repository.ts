import type { Retention, UpdateRetention } from '@argument/contracts';
import type { Database, Prisma, Transaction } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../../core/tokens.js';

const select = { sessionDays: true, auditDays: true, deliveryDays: true } as const satisfies Prisma.WorkspaceSelect;

@Injectable()
export class RetentionRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  read(workspaceId: string): Promise<Retention> {
    return this.database.client.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select });
  }

  /** As it is, held until the transaction ends. */
  async hold(tx: Transaction, workspaceId: string): Promise<Retention> {
    await tx.$queryRaw`SELECT id FROM workspaces WHERE id = ${workspaceId}::uuid FOR UPDATE`;
    return tx.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select });
  }

  /** Fields that are left out stay. */
  async update(tx: Transaction, workspaceId: string, change: UpdateRetention): Promise<void> {
    const entries = Object.entries(change).filter(([, days]) => days !== undefined);
    await tx.workspace.update({ where: { id: workspaceId }, data: Object.fromEntries(entries) });
  }
}
