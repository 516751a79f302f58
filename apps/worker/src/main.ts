import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { openResources } from './core/resources.js';
import { readWorkerEnv } from './env.js';
import { workerModule } from './worker.module.js';

/** Longest shutdown, in ms. */
const LIMIT_MS = 8_000;

const deps = await openResources(readWorkerEnv());
const app = await NestFactory.createApplicationContext(workerModule(deps), { logger: false });

let stopping = false;
async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  deps.logger.info({ signal }, 'stopping');
  setTimeout(() => {
    deps.logger.warn('a job did not stop in time; another start goes on with it');
    process.exit(1);
  }, LIMIT_MS).unref();
  await app.close();
  process.exit(0);
}
process.on('SIGTERM', () => void stop('SIGTERM'));
process.on('SIGINT', () => void stop('SIGINT'));
