// The built API on a throw-away PostgreSQL, for measurements.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createDatabase, migrate } from '../../packages/database/dist/index.js';
import { startCluster } from '../../packages/testing/harness/postgres-cluster.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * @param {Record<string, string>} flags of the database server
 * @param {{ url: string, stop: () => Promise<void> }} [kept] a server that runs already
 */
export async function startApi(flags = {}, kept = undefined) {
  const cluster = kept ?? (await startCluster({ flags }));
  const home = await mkdtemp(path.join(tmpdir(), 'argument-bench-'));
  await migrate({ url: cluster.url, dir: path.join(root, 'prisma/migrations') });
  const port = await freePort();
  const child = spawn(process.execPath, [path.join(root, 'apps/api/dist/main.js')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATABASE_URL: cluster.url,
      ARGUMENT_HOME: home,
      APP_SECRET: 'a secret of at least thirty-two characters',
      LOG_LEVEL: 'warn',
      API_PORT: String(port),
      HOST: '127.0.0.1',
    },
  });
  const url = `http://127.0.0.1:${port}`;
  for (let tries = 0; ; tries++) {
    const answer = await fetch(`${url}/api/v1/health/live`).catch(() => null);
    if (answer?.ok) break;
    if (tries > 600 || child.exitCode !== null) throw new Error('The API did not start.');
    await sleep(100);
  }
  const database = createDatabase({ url: cluster.url });
  return {
    url,
    database,
    databaseUrl: cluster.url,
    /** Rows of a query; `values` stand for $1, $2, ... */
    sql: (text, values = []) => database.client.$queryRawUnsafe(text, ...values),
    stop: async () => {
      await database.close();
      child.kill();
      await once(child, 'exit');
      await cluster.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** A call, and the milliseconds until its answer was read. */
export async function timed(url, { method = 'GET', body, token } = {}) {
  const start = performance.now();
  const answer = await fetch(url, {
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  return { status: answer.status, ms: performance.now() - start, text };
}

/** The value below which this share of them lies. */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
