import type { AuditCheck } from '@argument/contracts';
import { type AuditEntry, type Database, entryHash, erasureMark, type Transaction } from '@argument/database';

/** Entries read at a time. */
const BATCH = 1000;
/** Longest time for the whole log; ms. */
const TIMEOUT_MS = 10 * 60 * 1000;
/** Below every id that a row can have. */
const BEFORE_ALL = -(2n ** 62n);

/**
 * Computes the chain of the audit log anew. An entry that was changed, removed from the middle or slipped in breaks it at
 * that place; what was cut off the end is missed by the head, which is kept apart. Entries that are written meanwhile are
 * another check's.
 */
export function verifyAuditLog(database: Database, secret: string): Promise<AuditCheck> {
  const options = { isolationLevel: 'RepeatableRead', timeout: TIMEOUT_MS } as const;
  return database.client.$transaction((tx) => check(tx, secret), options);
}

async function check(tx: Transaction, secret: string): Promise<AuditCheck> {
  const head = await tx.auditHead.findUnique({ where: { id: 1 } });
  let entries = 0;
  let last = { id: BEFORE_ALL, hash: '' };
  for (;;) {
    const rows = await tx.auditEntry.findMany({ where: { id: { gt: last.id } }, orderBy: { id: 'asc' }, take: BATCH });
    for (const row of rows) {
      if (!follows(secret, last.hash, row)) {
        const message = 'This entry, or the one before it, was changed, removed or added by other means.';
        return { entries, isWhole: false, fault: { entryId: row.id.toString(), message } };
      }
      entries += 1;
      last = row;
    }
    if (rows.length < BATCH) break;
  }
  if (last.hash === (head?.hash ?? '')) return { entries, isWhole: true, fault: null };
  const message = 'The newest entries are missing: the log ends before the place that is noted as its end.';
  return { entries, isWhole: false, fault: { entryId: head?.entryId.toString() ?? null, message } };
}

/** An entry that was erased when its time was over is told by its mark. */
const follows = (secret: string, previousHash: string, row: AuditEntry): boolean =>
  row.erasure === ''
    ? entryHash(secret, previousHash, row) === row.hash
    : erasureMark(secret, previousHash, row.hash) === row.erasure;
