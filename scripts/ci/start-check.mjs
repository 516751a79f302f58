// Starts the platform twice from this clone, as `npm start` does, and proves: ready in time, the same data the second
// time, a clean end within 10 s. Prints the times.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FIRST_START_MS = 180_000;
const SECOND_START_MS = 10_000;
const STOP_MS = 10_000;

const home = await mkdtemp(join(tmpdir(), 'argument start check '));
const names = ['API_PORT', 'DASHBOARD_PORT', 'VIEWER_PORT', 'HTTPS_PORT'];
const ports = await Promise.all(names.map(freePort));
const env = {
  ...process.env,
  ARGUMENT_HOME: home,
  ...Object.fromEntries(names.map((name, i) => [name, String(ports[i])])),
};

try {
  const first = await startAndStop('first', FIRST_START_MS);
  const second = await startAndStop('second', SECOND_START_MS);
  if (first.account !== second.account) throw new Error('The second start does not go on with the data of the first.');
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await rm(home, { recursive: true, force: true });
}

async function startAndStop(which, limitMs) {
  const startedAt = Date.now();
  const child = spawn('npm', ['start'], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = once(child, 'close');
  const output = [];
  child.stdout.on('data', (chunk) => {
    output.push(chunk);
    process.stdout.write(chunk);
  });
  const readyMs = await untilReady(child, startedAt);
  const account = await readFile(join(home, 'demo-account.txt'), 'utf8');
  const stoppedAt = Date.now();
  child.kill('SIGTERM');
  const [code] = await closed;
  const stopMs = Date.now() - stoppedAt;
  console.log(`${which} start: ready after ${readyMs} ms, stopped within ${stopMs} ms, exit code ${code}`);
  if (readyMs > limitMs) throw new Error(`The ${which} start took ${readyMs} ms; ${limitMs} are allowed.`);
  if (stopMs > STOP_MS) throw new Error(`Stopping took ${stopMs} ms; ${STOP_MS} are allowed.`);
  return { account };
}

async function untilReady(child, startedAt) {
  const addresses = [`${ports[0]}/api/v1/health/ready`, `${ports[1]}/`, `${ports[2]}/`];
  while (Date.now() - startedAt < 2 * FIRST_START_MS) {
    if (child.exitCode !== null) throw new Error(`npm start ended with code ${child.exitCode} before it was ready.`);
    const answers = await Promise.all(addresses.map((address) => isUp(`http://localhost:${address}`)));
    if (answers.every(Boolean)) return Date.now() - startedAt;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  child.kill('SIGTERM');
  throw new Error('npm start was never ready.');
}

async function isUp(url) {
  try {
    const response = await fetch(url);
    await response.arrayBuffer();
    return response.ok;
  } catch {
    return false;
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
