import type { AuditCheck, AuditEntry, AuditExportQuery, AuditQuery, Page } from '@argument/contracts';
import type { Database } from '@argument/database';
import { Inject, Injectable } from '@nestjs/common';
import { verifyAuditLog } from '../../core/audit/verify.js';
import type { Principal } from '../../core/auth/principal.js';
import { errors } from '../../core/errors/errors.js';
import { csvCell } from '../../core/http/csv.js';
import { DATABASE, ENV } from '../../core/tokens.js';
import type { ApiEnv } from '../../env.js';
import { type AuditFilter, AuditRepository, type AuditRow } from './audit.repository.js';

/** Rows of an export read at a time. */
const BATCH = 500;

@Injectable()
export class AuditService {
  constructor(
    private readonly repository: AuditRepository,
    @Inject(DATABASE) private readonly database: Database,
    @Inject(ENV) private readonly env: Pick<ApiEnv, 'APP_SECRET'>,
  ) {}

  async list({ workspaceId }: Principal, { limit, cursor, ...filter }: AuditQuery): Promise<Page<AuditEntry>> {
    const rows = await this.repository.list(workspaceId, filter, limit + 1, positionOf(cursor));
    const items = rows.slice(0, limit).map(toEntry);
    return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  }

  export({ workspaceId }: Principal, { format, ...filter }: AuditExportQuery): AsyncGenerator<string> {
    const entries = this.all(workspaceId, filter);
    return format === 'csv' ? toCsv(entries) : toJson(entries);
  }

  check(): Promise<AuditCheck> {
    return verifyAuditLog(this.database, this.env.APP_SECRET);
  }

  private async *all(workspaceId: string, filter: AuditFilter): AsyncGenerator<AuditEntry> {
    let before: bigint | null = null;
    for (;;) {
      const rows: AuditRow[] = await this.repository.list(workspaceId, filter, BATCH, before);
      yield* rows.map(toEntry);
      before = rows.at(-1)?.id ?? null;
      if (rows.length < BATCH) return;
    }
  }
}

function positionOf(cursor: string | undefined): bigint | null {
  if (cursor === undefined) return null;
  if (/^\d{1,18}$/.test(cursor)) return BigInt(cursor);
  throw errors.invalidFields([{ path: 'cursor', message: 'Use the nextCursor of the page before.' }]);
}

const toEntry = (row: AuditRow): AuditEntry => ({
  id: row.id.toString(),
  action: row.action,
  actor: row.actorId !== null && row.actorName !== null ? { id: row.actorId, name: row.actorName } : null,
  subjectType: row.subjectType,
  subjectId: row.subjectId,
  details: row.details as Record<string, unknown>,
  device: row.device,
  createdAt: row.createdAt.toISOString(),
});

async function* toCsv(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  yield 'time,action,who,who_id,about,about_id,device,details\r\n';
  for await (const { createdAt, action, actor, subjectType, subjectId, device, details } of entries) {
    const cells = [createdAt, action, actor?.name, actor?.id, subjectType, subjectId, device, JSON.stringify(details)];
    yield `${cells.map(csvCell).join(',')}\r\n`;
  }
}

async function* toJson(entries: AsyncIterable<AuditEntry>): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const entry of entries) {
    yield separator + JSON.stringify(entry);
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}
