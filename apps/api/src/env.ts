import {
  databaseEnv,
  loadEnvOrExit,
  logEnv,
  mailEnv,
  oidcEnv,
  portsEnv,
  proxyEnv,
  queueEnv,
  secretEnv,
  storageEnv,
  urlsEnv,
} from '@argument/config';
import { z } from 'zod';

/** Everything that the API reads from its environment. */
export const apiEnv = z.object({
  ...databaseEnv,
  ...queueEnv,
  ...storageEnv,
  ...secretEnv,
  ...urlsEnv,
  ...mailEnv,
  ...logEnv,
  ...proxyEnv,
  ...oidcEnv,
  HOST: portsEnv.HOST,
  API_PORT: portsEnv.API_PORT,
  /** Those who run the installation: accounts with these addresses become operators when they confirm them. */
  OPERATOR_EMAILS: z
    .string()
    .default('')
    .transform((value) => value.split(',').map((part) => part.trim().toLowerCase()))
    .transform((parts) => parts.filter((part) => part !== '')),
  /** A country database in the MMDB format, such as GeoLite2 Country or DB-IP Lite. */
  GEOIP_FILE: z.string().optional(),
  /** Lets a scraper on another machine read /metrics; without it only loopback may. */
  METRICS_TOKEN: z.string().min(16, 'Use at least 16 random characters.').optional(),
});
export type ApiEnv = z.infer<typeof apiEnv>;

export const readApiEnv = (): ApiEnv => loadEnvOrExit(apiEnv);
