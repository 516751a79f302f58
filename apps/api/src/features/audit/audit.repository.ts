import { type AuditEntry, type Database, Prisma } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { DATABASE } from '../../core/tokens.js';

export type AuditRow = Omit<AuditEntry, 'hash' | 'erasure' | 'workspaceId'> & { actorName: string | null };

export interface AuditFilter {
  search?: string | undefined;
  /** Days in UTC, both included. */
  from?: string | undefined;
  to?: string | undefined;
}

@Injectable()
export class AuditRepository {
  constructor(@Inject(DATABASE) private readonly database: Database) {}

  /** The newest first, before the entry with the id `before`. */
  list(workspaceId: string, filter: AuditFilter, limit: number, before: bigint | null): Promise<AuditRow[]> {
    const { search, from, to } = filter;
    const conditions = [Prisma.sql`e.workspace_id = ${workspaceId}::uuid`];
    if (before !== null) conditions.push(Prisma.sql`e.id < ${before}`);
    if (from) conditions.push(Prisma.sql`e.created_at >= ${from}::date`);
    if (to) conditions.push(Prisma.sql`e.created_at < ${to}::date + 1`);
    if (search) {
      const pattern = `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
      conditions.push(
        Prisma.sql`(e.action ILIKE ${pattern} OR e.subject_id = ${search} OR u.name ILIKE ${pattern} OR u.email ILIKE ${pattern})`,
      );
    }
    return this.database.client.$queryRaw<AuditRow[]>`
      SELECT e.id, e.actor_id AS "actorId", u.name AS "actorName", e.action, e.subject_type AS "subjectType",
        e.subject_id AS "subjectId", e.details, e.device, e.created_at AS "createdAt"
      FROM audit_entries e LEFT JOIN users u ON u.id = e.actor_id
      WHERE ${Prisma.join(conditions, ' AND ')}
      ORDER BY e.id DESC LIMIT ${limit}`;
  }
}
