import pg from 'pg';

export interface RuntimeRoleOptions {
  /** `postgres://...` of the role that owns the tables and may make others. */
  ownerUrl: string;
  /** The same database as the platform reaches it: its user and password are the role's. */
  runtimeUrl: string;
  /** The queue lives in this database: its schema, which it keeps up to date itself, is the role's own. */
  hasQueue?: boolean;
}

/**
 * Makes the role that API and worker run as, or brings it up to date: it reads and writes rows and changes no table. Of the
 * audit log it adds entries and can change or delete none. Call it after each migration: new tables are nobody's until then.
 */
export async function grantRuntimeRole({ ownerUrl, runtimeUrl, hasQueue = false }: RuntimeRoleOptions): Promise<void> {
  const { username, password } = new URL(runtimeUrl);
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const name = decodeURIComponent(username);
    const role = owner.escapeIdentifier(name);
    const secret = owner.escapeLiteral(decodeURIComponent(password));
    await owner.query('BEGIN');
    const { rowCount } = await owner.query('SELECT FROM pg_roles WHERE rolname = $1', [name]);
    const make = rowCount === 0 ? 'CREATE' : 'ALTER';
    await owner.query(`${make} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${secret}`);
    const database = owner.escapeIdentifier(decodeURIComponent(new URL(ownerUrl).pathname.slice(1)));
    for (const statement of [
      `REVOKE ALL ON DATABASE ${database} FROM PUBLIC`,
      `GRANT CONNECT ON DATABASE ${database} TO ${role}`,
      `REVOKE CREATE ON SCHEMA public FROM PUBLIC`,
      `GRANT USAGE ON SCHEMA public TO ${role}`,
      `GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role}`,
      `GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role}`,
      `REVOKE ALL ON _prisma_migrations FROM ${role}`,
      `REVOKE UPDATE, DELETE ON audit_entries FROM ${role}`,
      `REVOKE EXECUTE ON FUNCTION erase_audit_entries FROM PUBLIC`,
      `GRANT EXECUTE ON FUNCTION erase_audit_entries TO ${role}`,
      ...(hasQueue ? [`CREATE SCHEMA IF NOT EXISTS bullmq AUTHORIZATION ${role}`] : []),
    ])
      await owner.query(statement);
    await owner.query('COMMIT');
  } finally {
    await owner.end();
  }
}
