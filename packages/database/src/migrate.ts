import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { type Migration, readMigrations } from './migration-files.js';

/** A migration cannot be applied; the message names it and what to do. */
export class MigrationError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MigrationError';
  }
}

export interface MigrateOptions {
  /** `postgres://...` */
  url: string;
  /** Folder of migrations; the repository's `prisma/migrations` unless given. */
  dir?: string;
}

interface AppliedRow {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
  rolled_back_at: Date | null;
}

/**
 * Applies the migrations that the database lacks, in order, and answers their names. Processes that start together wait
 * for each other. The record is kept in `_prisma_migrations` as `prisma migrate deploy` keeps it, so either may go on
 * where the other stopped.
 *
 * @throws MigrationError when a migration fails, failed before, or was changed after it was applied
 */
export async function migrate({ url, dir }: MigrateOptions): Promise<string[]> {
  const migrations = await readMigrations(dir);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await client.query(CREATE_RECORD);
    const pending = pendingMigrations(migrations, await readRecord(client));
    for (const migration of pending) await apply(client, migration);
    return pending.map((migration) => migration.name);
  } finally {
    await client.end();
  }
}

/** Decides what is to be applied. Migrations that only the database knows are left alone: an older version may start. */
function pendingMigrations(migrations: readonly Migration[], record: readonly AppliedRow[]): Migration[] {
  const applied = new Map<string, AppliedRow>();
  for (const row of record) {
    if (row.rolled_back_at !== null) continue;
    if (row.finished_at === null) {
      throw new MigrationError(
        `The migration ${row.migration_name} failed earlier and may be half done. Mend the database, then delete its row ` +
          'from _prisma_migrations (to apply it again) or set finished_at (if it is done).',
      );
    }
    applied.set(row.migration_name, row);
  }
  return migrations.filter((migration) => {
    const row = applied.get(migration.name);
    if (row && row.checksum !== migration.checksum) {
      throw new MigrationError(
        `The migration ${migration.name} was changed after it was applied. Restore the file and write a new migration.`,
      );
    }
    return row === undefined;
  });
}

async function readRecord(client: pg.Client): Promise<AppliedRow[]> {
  const { rows } = await client.query<AppliedRow>(
    'SELECT migration_name, checksum, finished_at, rolled_back_at FROM _prisma_migrations ORDER BY started_at',
  );
  return rows;
}

async function apply(client: pg.Client, { name, checksum, sql }: Migration): Promise<void> {
  const id = randomUUID();
  await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [
    id,
    checksum,
    name,
  ]);
  try {
    // One simple query runs all its statements in one transaction, unless the file says otherwise itself.
    await client.query(sql);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    await client.query('ROLLBACK');
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, reason]);
    throw new MigrationError(`The migration ${name} failed: ${reason}`, { cause: error });
  }
  await client.query('UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [id]);
}

/** The number that Prisma's own engine locks with, so that the two never run at the same time. */
const MIGRATION_LOCK = 72707369;

/** As Prisma makes it. */
const CREATE_RECORD = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;
