import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { PrismaClient } from './generated/client.js';
import { directStatements, type Statements } from './statements.js';
import { runInTransaction, type Transaction, type TransactionOptions } from './transaction.js';

export interface DatabaseOptions {
  /** `postgres://...` */
  url: string;
  /** Most connections at a time; 10 unless given. */
  poolSize?: number;
  /** Longest run of one statement; ms. None unless given. */
  statementTimeoutMs?: number;
  /** Longest wait for a connection, also of a transaction; ms. 10,000 unless given. */
  waitMs?: number;
}

/** One process's access to the database. */
export interface Database {
  readonly client: PrismaClient;
  /** The same connections without Prisma's work around each statement, which costs more than the statement itself. */
  readonly direct: Statements;
  /**
   * Runs `work` in one transaction and answers what it answers. A serialization failure, a deadlock or a connection that is
   * lost before the commit rolls back and runs `work` again, so `work` must have no effects outside the database.
   */
  inTransaction<T>(work: (tx: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>;
  close(): Promise<void>;
}

/** Connects lazily, at the first query. */
export function createDatabase({
  url,
  poolSize = 10,
  statementTimeoutMs = 0,
  waitMs = 10_000,
}: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: waitMs,
    idleTimeoutMillis: 30_000,
    // A process that is stopped in a transaction must not hold its locks for ever: another goes on with its job.
    idle_in_transaction_session_timeout: 20_000,
    statement_timeout: statementTimeoutMs,
  });
  // An idle connection that drops is replaced at the next query.
  pool.on('error', () => undefined);
  const statementNameGenerator = nameStatements();
  const adapter = new PrismaPg(pool, { statementNameGenerator });
  const client = new PrismaClient({ adapter });
  let closing: Promise<void> | undefined;
  return {
    client,
    direct: directStatements(pool, statementNameGenerator),
    inTransaction: (work, options) => runInTransaction(client, work, { waitMs, ...options }),
    close: () => {
      closing ??= client.$disconnect().then(() => pool.end());
      return closing;
    },
  };
}

/** Statements that the server keeps planned, per connection. */
const MOST_PREPARED = 300;

/**
 * Names of prepared statements: the server reads and plans each once for a connection. Those that come after the first
 * many, such as lists of another length every time, go unnamed.
 */
function nameStatements(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= MOST_PREPARED) return '';
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
}
