import type { ReportLink } from '@argument/contracts';
import { type Database, newId, type Prisma, type Transaction } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import type { Position } from '../../core/http/paging.js';
import { DATABASE } from '../../core/tokens.js';

const MOST_REPORTS = 20;
const moderated = {
  reports: { where: { resolvedAt: null }, orderBy: { createdAt: 'desc' }, take: MOST_REPORTS },
  project: { select: { workspaceId: true, workspace: { select: { id: true, name: true } } } },
} as const satisfies Prisma.LinkInclude;
export type ModeratedRow = Prisma.LinkGetPayload<{ include: typeof moderated }>;

/** Sees every workspace: for operators only. */
@Injectable()
export class ModerationRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** False when there is no such link. */
  async report(slug: string, { reason, text }: ReportLink): Promise<boolean> {
    const link = await this.database.client.link.findUnique({ where: { slug }, select: { id: true } });
    if (!link) return false;
    await this.database.client.linkReport.create({ data: { id: newId(), linkId: link.id, reason, text } });
    return true;
  }

  list(state: 'open' | 'hidden', limit: number, after: Position | null): Promise<ModeratedRow[]> {
    const wanted = state === 'hidden' ? { hiddenAt: { not: null } } : { reports: { some: { resolvedAt: null } } };
    return this.database.client.link.findMany({
      where: { ...wanted, ...(after ? { id: { lt: after[1] } } : {}) },
      include: moderated,
      orderBy: { id: 'desc' },
      take: limit + 1,
    });
  }

  find(id: string, tx: Transaction = this.database.client): Promise<ModeratedRow | null> {
    return tx.link.findUnique({ where: { id }, include: moderated });
  }

  async setHidden(tx: Transaction, id: string, hidden: { at: Date; reason: string } | null): Promise<void> {
    await tx.link.update({
      where: { id },
      data: { hiddenAt: hidden?.at ?? null, hiddenReason: hidden?.reason ?? null },
    });
  }

  async resolveReports(tx: Transaction, linkId: string, resolution: string, now: Date): Promise<void> {
    await tx.linkReport.updateMany({ where: { linkId, resolvedAt: null }, data: { resolvedAt: now, resolution } });
  }
}
