import { setTimeout as sleep } from 'node:timers/promises';
import { Prisma, type PrismaClient } from './generated/client.js';
import { isConnectionLost } from './trouble.js';

/** What repositories write to: the client itself or a running transaction. */
export type Transaction = Prisma.TransactionClient;

export interface TransactionOptions {
  /** PostgreSQL's own, read committed, unless given: naming it takes a statement of its own. */
  isolation?: 'RepeatableRead' | 'Serializable';
  /** Longest run of one attempt in ms; 15,000 unless given. */
  timeoutMs?: number;
  /** Runs in all when the database asks for another; 5 unless given. */
  attempts?: number;
  /** Longest wait for a connection in ms; 10,000 unless given. */
  waitMs?: number;
}

export async function runInTransaction<T>(
  client: PrismaClient,
  work: (tx: Transaction) => Promise<T>,
  { isolation, timeoutMs = 15_000, attempts = 5, waitMs = 10_000 }: TransactionOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    let isBeforeCommit = true;
    const run = async (tx: Transaction) => {
      const result = await work(tx);
      isBeforeCommit = false;
      return result;
    };
    try {
      const level = isolation === undefined ? {} : { isolationLevel: isolation };
      return await client.$transaction(run, { ...level, timeout: timeoutMs, maxWait: waitMs });
    } catch (error) {
      // Nobody knows what became of a commit whose answer was lost.
      const isHarmless = isConflict(error) || (isBeforeCommit && isConnectionLost(error));
      if (attempt >= attempts || !isHarmless) throw error;
      await sleep(backoffMs(attempt));
    }
  }
}

/** Full jitter, so that two transactions that met once don't meet again. */
const backoffMs = (attempt: number) => Math.random() * 20 * 2 ** attempt;

/** PostgreSQL codes 40001 (serialization failure) and 40P01 (deadlock); P2034 is Prisma's word for both. */
export function isConflict(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034') return true;
  if (/\b(40001|40P01)\b|TransactionWriteConflict|deadlock detected/.test(error.message)) return true;
  return error.cause !== undefined && isConflict(error.cause);
}

/** A unique index refused the row; `field` narrows it to a column named in that index. */
export function isUniqueViolation(error: unknown, field?: string): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError) || error.code !== 'P2002') return false;
  return field === undefined || JSON.stringify(error.meta ?? {}).includes(field);
}
