import 'reflect-metadata';
import { createApp } from './app.js';
import { closeResources, openResources } from './core/resources.js';
import { readApiEnv } from './env.js';

/** Longest wait for requests that are under way, then for everything else; ms. */
const REQUESTS_MS = 5_000;
const ALL_MS = 8_000;

const env = readApiEnv();
const resources = await openResources(env);
const { logger } = resources;
const app = await createApp(resources);

let stopping = false;
async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  logger.info({ signal }, 'stopping');
  setTimeout(() => {
    logger.warn('some requests were cut off');
    app.getHttpServer().closeAllConnections();
  }, REQUESTS_MS).unref();
  setTimeout(() => process.exit(1), ALL_MS).unref();
  await app.close();
  await closeResources(resources);
  logger.info('stopped');
}
process.on('SIGTERM', () => void stop('SIGTERM'));
process.on('SIGINT', () => void stop('SIGINT'));

try {
  await app.listen(env.API_PORT, env.HOST);
  logger.info({ url: await app.getUrl() }, 'listening');
} catch (error) {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  if (taken) logger.error(`Port ${env.API_PORT} is taken. Stop what uses it or set API_PORT.`);
  else logger.error({ err: error }, 'the API could not start');
  await app.close();
  await closeResources(resources);
  process.exitCode = 1;
}
