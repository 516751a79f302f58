import { Prisma } from './generated/client.js';

/**
 * What an error of the database says about a request that is right in itself.
 *
 * - `unavailable`: the database cannot now, or not in time. The same request may work in a moment.
 * - `overtaken`: somebody took, changed or deleted at the same moment what the request is about.
 */
export type DatabaseTrouble = 'unavailable' | 'overtaken';

/** Null for everything else: those are mistakes of ours. */
export function databaseTrouble(error: unknown): DatabaseTrouble | null {
  for (const part of partsOf(error)) {
    if (part.code === 'P2025' || OVERTAKEN.has(part.state)) return 'overtaken';
    if (CANNOT_NOW.test(part.state) || PRISMA_CANNOT_NOW.has(part.code) || SYSTEM.has(part.code)) return 'unavailable';
    if (LOST.test(part.message) || WITHOUT_CODE.test(part.message)) return 'unavailable';
  }
  return null;
}

/** The connection broke: a transaction that had not come to its commit left nothing behind. */
export function isConnectionLost(error: unknown): boolean {
  return partsOf(error).some(
    ({ state, code, message }) =>
      /^(08|57P0[123])/.test(state) || code === 'P1017' || code === 'ECONNRESET' || LOST.test(message),
  );
}

interface Part {
  /** Of PostgreSQL: five characters. */
  state: string;
  /** Of Prisma or the system. */
  code: string;
  message: string;
}

/** The error, what Prisma wraps, and what caused it. */
function partsOf(error: unknown, depth = 0): Part[] {
  if (!(error instanceof Error) || depth > 4) return [];
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const wrapped = error instanceof Prisma.PrismaClientKnownRequestError ? wrappedState(error.meta) : '';
  const state = wrapped || (SQLSTATE.test(code) && !code.startsWith('P') ? code : '');
  return [{ state, code, message: error.message }, ...partsOf(error.cause, depth + 1)];
}

const SQLSTATE = /^[0-9A-Z]{5}$/;

function wrappedState(meta: Record<string, unknown> | undefined): string {
  const { cause } = (meta?.driverAdapterError ?? {}) as { cause?: { originalCode?: unknown } };
  return typeof cause?.originalCode === 'string' ? cause.originalCode : '';
}

/** A row that another needs is gone, or another row has taken its place. */
const OVERTAKEN: ReadonlySet<string> = new Set(['23503', '23505']);

/**
 * 08 no connection, 53 nothing left (connections, memory, disk), 57P0 it stops or starts, 58 the system around it, 57014 and
 * 55P03 it took too long, 25P03 and 25P04 the transaction did, 40001 and 40P01 others were in the way however often it was tried.
 */
const CANNOT_NOW = /^(08|53|57P0|58|57014|55P03|25P0[34]|40001|40P01)/;

/** Not reachable, too slow, no time left for the transaction, closed, in the way of others, no connection left. */
const PRISMA_CANNOT_NOW: ReadonlySet<string> = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'P2034',
  'P2037',
]);

const SYSTEM: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
]);

const LOST = /Connection terminated|connection error and is not queryable|Connection ended unexpectedly/;

/** The driver's own words, which have no code. */
const WITHOUT_CODE = /timeout exceeded when trying to connect|Can't reach database server/;
