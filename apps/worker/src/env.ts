import {
  databaseEnv,
  loadEnvOrExit,
  logEnv,
  logShippingEnv,
  mediaEnv,
  queueEnv,
  scannerEnv,
  secretEnv,
  storageEnv,
  urlsEnv,
  webhookEnv,
} from '@argument/config';
import { z } from 'zod';

/** Everything that the worker reads from its environment. */
export const workerEnv = z.object({
  ...databaseEnv,
  ...queueEnv,
  ...storageEnv,
  ...secretEnv,
  ...logEnv,
  ...logShippingEnv,
  ...mediaEnv,
  ...webhookEnv,
  ...scannerEnv,
  ASSETS_URL: urlsEnv.ASSETS_URL,
});
export type WorkerEnv = z.infer<typeof workerEnv>;

export const readWorkerEnv = (): WorkerEnv => loadEnvOrExit(workerEnv);
