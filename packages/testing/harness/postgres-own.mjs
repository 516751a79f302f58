// Holds one PostgreSQL for one test, which tells it by messages what is to befall it: the first one starts it, each is
// answered when it is done. Ends when the test's process is gone, however that ended.
import { execFileSync } from 'node:child_process';
import { startCluster } from './postgres-cluster.mjs';

/** @type {import('./postgres-cluster.mjs').Cluster | undefined} */
let cluster;
const stop = async () => {
  await cluster?.stop();
  process.exit(0);
};
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
  process.removeAllListeners(signal);
  process.on(signal, stop);
}
process.on('disconnect', stop);
process.on('message', async (/** @type {{ order: string, options: object }} */ { order, options }) => {
  try {
    process.send?.({ result: await obey(order, options) });
  } catch (error) {
    process.send?.({ trouble: error instanceof Error ? error.message : String(error) });
  }
});

/** @param {string} order @param {object} options */
async function obey(order, options) {
  if (order === 'start') cluster = await startCluster(options);
  if (order === 'crash') await cluster?.crash();
  if (order === 'restart') await restart(options);
  if (order === 'stop') await cluster?.stop();
  return { url: cluster?.url, port: cluster?.port };
}

/** What it starts has this process's limits. @param {{ fileBytes?: number }} options */
async function restart({ fileBytes }) {
  const limit = (/** @type {number | string} */ bytes) =>
    execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:unlimited`]);
  if (fileBytes !== undefined) limit(fileBytes);
  await cluster?.restart();
  if (fileBytes !== undefined) limit('unlimited');
}
