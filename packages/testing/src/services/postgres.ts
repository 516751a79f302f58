import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { migrate } from '@argument/database';
import pg from 'pg';
import { waitFor } from './wait.js';

const HOST_SCRIPT = fileURLToPath(new URL('../../harness/postgres-host.mjs', import.meta.url));
const TEMPLATE = 'argument_template';
/** Of the advisory lock that is held while databases are made. */
const LOCK = 0x54455354;

export interface TestDatabase {
  /** `postgres://...` of a database that nobody else uses. */
  url: string;
  drop(): Promise<void>;
}

/**
 * A new database with all migrations applied, in the PostgreSQL that the test run shares. The first call of a run starts
 * it, in about a second; a database is a copy of a template and takes some 50 ms.
 *
 * @param options `empty`: without any table
 */
export async function startPostgres(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const server = await sharedServer();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await withAdmin(server, async (admin) => {
    if (options.empty) {
      await admin.query(`CREATE DATABASE ${name} TEMPLATE template0`);
    } else {
      await prepareTemplate(admin, server);
      await admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
    }
  });
  return {
    url: databaseUrl(server, name),
    drop: () => withAdmin(server, async (admin) => void (await admin.query(`DROP DATABASE ${name} WITH (FORCE)`))),
  };
}

async function prepareTemplate(admin: pg.Client, server: string): Promise<void> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1 AND datistemplate', [TEMPLATE]);
  if (rowCount === 1) return;
  await admin.query(`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${TEMPLATE} TEMPLATE template0`);
  await migrate({ url: databaseUrl(server, TEMPLATE) });
  await admin.query(`ALTER DATABASE ${TEMPLATE} IS_TEMPLATE true`);
}

/** One at a time: a template cannot be copied while somebody is connected to it. */
async function withAdmin<T>(server: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [LOCK]);
    return await work(admin);
  } finally {
    await admin.end();
  }
}

/** Address of the run's PostgreSQL; whoever comes first starts it. */
async function sharedServer(): Promise<string> {
  const run = process.env.ARGUMENT_TEST_RUN;
  const owner = process.env.ARGUMENT_TEST_OWNER;
  if (!run || !owner) throw new Error('Start tests by Jest with the globalSetup of packages/testing/harness.');
  const file = path.join(run, 'postgres.json');
  // Making a folder succeeds for exactly one of those who try.
  const first = await mkdir(path.join(run, 'postgres.starting')).then(
    () => true,
    () => false,
  );
  let trouble = '';
  if (first) {
    const host = spawn(process.execPath, [HOST_SCRIPT, file, owner], {
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    host.stderr.on('data', (chunk: Buffer) => {
      trouble += chunk.toString();
    });
    host.unref();
    host.stderr.on('close', () => undefined);
    if ('unref' in host.stderr && typeof host.stderr.unref === 'function') host.stderr.unref();
  }
  try {
    const text = await waitFor('PostgreSQL to start', () => readFile(file, 'utf8').catch(() => null), 60_000);
    return (JSON.parse(text) as { url: string }).url;
  } catch (error) {
    throw new Error(`PostgreSQL did not start. ${trouble}`, { cause: error });
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
