import { entryHash, type Prisma, type Transaction } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import type { ApiEnv } from '../../env.js';
import { currentRequest } from '../http/request-context.js';
import { ENV } from '../tokens.js';

export interface NewAuditEntry {
  /** Null for what concerns the installation. */
  workspaceId: string | null;
  actorId: string | null;
  /** A fact in the past tense: `member.removed`. */
  action: string;
  subjectType: string;
  subjectId: string;
  /** No secrets and no addresses. */
  details?: Prisma.InputJsonObject;
}

/** One writer at a time, so that each entry follows the one before. */
const AUDIT_LOCK = 0x41524c47;

/** Writes the audit log: append-only and hash-chained. */
@Injectable()
export class AuditLog {
  constructor(@Inject(ENV) private readonly env: Pick<ApiEnv, 'APP_SECRET'>) {}

  /** In the transaction of what it is about, as late as possible: others wait for its end. */
  async record(tx: Transaction, { details = {}, ...entry }: NewAuditEntry): Promise<void> {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${AUDIT_LOCK}::bigint)`;
    const head = await tx.auditHead.findUnique({ where: { id: 1 } });
    const data = { ...entry, details, device: currentRequest()?.device ?? 'The platform', createdAt: new Date() };
    const hash = entryHash(this.env.APP_SECRET, head?.hash ?? '', data);
    const { id } = await tx.auditEntry.create({ data: { ...data, hash } });
    const next = { entryId: id, hash };
    await tx.auditHead.upsert({ where: { id: 1 }, create: next, update: next });
  }
}
