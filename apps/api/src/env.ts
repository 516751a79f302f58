import {
  databaseEnv,
  flag,
  loadEnvOrExit,
  logEnv,
  logShippingEnv,
  mailEnv,
  oidcEnv,
  portsEnv,
  proxyEnv,
  queueEnv,
  secretEnv,
  storageEnv,
  tlsEnv,
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
  ...logShippingEnv,
  ...proxyEnv,
  ...oidcEnv,
  ...tlsEnv,
  HOST: portsEnv.HOST,
  API_PORT: portsEnv.API_PORT,
  /** Those who run the installation: accounts with these addresses become operators when they confirm them. */
  OPERATOR_EMAILS: z
    .string()
    .default('')
    .transform((value) => value.split(',').map((part) => part.trim().toLowerCase()))
    .transform((parts) => parts.filter((part) => part !== '')),
  /** Other sites whose scripts may call the API with a token of their own. */
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((value) => value.split(',').map((part) => part.trim()))
    .transform((parts) => parts.filter((part) => part !== ''))
    .refine((parts) => parts.every((part) => URL.canParse(part) && new URL(part).origin === part), {
      error: 'Name origins such as https://app.example.com, with commas between and nothing after the host.',
    }),
  /** Name servers (`address` or `address:port`, comma between) that domains are checked by; those of the machine unless given. */
  DNS_SERVERS: z
    .string()
    .default('')
    .transform((value) => value.split(',').map((part) => part.trim()))
    .transform((parts) => parts.filter((part) => part !== '')),
  /** A country database in the MMDB format, such as GeoLite2 Country or DB-IP Lite. */
  GEOIP_FILE: z.string().optional(),
  /** Passwords that nobody may have: sorted lines of SHA-1 and a count, as Have I Been Pwned gives them out. */
  BREACHED_PASSWORDS_FILE: z.string().optional(),
  /** Nobody gets further than their own account without a second factor. */
  REQUIRE_TWO_FACTOR: flag(false),
  /** Lets a scraper on another machine read /metrics; without it only loopback may. */
  METRICS_TOKEN: z.string().min(16, 'Use at least 16 random characters.').optional(),
});
export type ApiEnv = z.infer<typeof apiEnv>;

export const readApiEnv = (): ApiEnv => loadEnvOrExit(apiEnv);
