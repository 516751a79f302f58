import { z } from 'zod';
import { address, flag, origin, port } from './values.js';

/** Spread what a process needs into one `z.object({ ...databaseEnv, ...logEnv })` and hand that to `loadEnv`. */
export const databaseEnv = { DATABASE_URL: address('postgres', 'postgresql') };

/** The queue and the event bus live in PostgreSQL unless a Redis is given. */
export const queueEnv = { ...databaseEnv, REDIS_URL: address('redis', 'rediss').optional() };

/** Files live in `ARGUMENT_HOME/storage` unless a bucket is given. */
export const storageEnv = {
  ARGUMENT_HOME: z.string().default('.argument'),
  S3_BUCKET: z.string().optional(),
  S3_ENDPOINT: origin.optional(),
  /** The same server as browsers see it; signed addresses use it. */
  S3_PUBLIC_ENDPOINT: origin.optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
};

/** Signs access tokens and file addresses. */
export const secretEnv = { APP_SECRET: z.string().min(32, 'Use at least 32 random characters.') };

/** Addresses that people see; each is without a slash at its end. */
export const urlsEnv = {
  PUBLIC_API_URL: origin.optional(),
  PUBLIC_VIEWER_URL: origin.default('http://localhost:3002'),
  PUBLIC_DASHBOARD_URL: origin.default('http://localhost:3001'),
  PHONE_URL: origin.optional(),
  ASSETS_URL: origin.optional(),
};

/** Without `SMTP_URL` mails are logged instead of sent. */
export const mailEnv = {
  SMTP_URL: address('smtp', 'smtps').optional(),
  MAIL_FROM: z.string().default('ARgument <no-reply@localhost>'),
};

export const logEnv = {
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  LOG_FORMAT: z.enum(['json', 'pretty']).default('json'),
  SENTRY_DSN: address('http', 'https').optional(),
};

/** Each line of the log goes to another system, too; see the observability package. */
export const logShippingEnv = {
  LOG_SHIP_URL: address('http', 'https').optional(),
  LOG_SHIP_TOKEN: z.string().optional(),
};

/** PEM files by which a process speaks TLS itself, both or none. */
export const tlsEnv = { TLS_CERT_FILE: z.string().optional(), TLS_KEY_FILE: z.string().optional() };

/** Address that a process binds, and its ports. */
export const portsEnv = {
  HOST: z.string().default('127.0.0.1'),
  API_PORT: port(3000),
  DASHBOARD_PORT: port(3001),
  VIEWER_PORT: port(3002),
  HTTPS_PORT: port(3443),
};

/** Where the media programs are; by default those of the npm packages. */
export const mediaEnv = { FFMPEG_PATH: z.string().optional(), FFPROBE_PATH: z.string().optional() };

/** Webhooks reach public addresses only, unless those who run the installation trust everybody who may add one. */
export const webhookEnv = { WEBHOOKS_TO_PRIVATE_NETWORKS: flag(false) };
/** ClamAV's daemon; without a host nothing is scanned. */
export const scannerEnv = { CLAMD_HOST: z.string().optional(), CLAMD_PORT: port(3310) };

/** Sign-in with accounts elsewhere (OpenID Connect); a provider is offered once its client id is set. */
export const oidcEnv = {
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  MICROSOFT_CLIENT_ID: z.string().optional(),
  MICROSOFT_CLIENT_SECRET: z.string().optional(),
  /** `common`, `organizations`, `consumers` or the id of one directory. */
  MICROSOFT_TENANT: z.string().default('common'),
  /** Any other issuer, exactly as its discovery document names it. */
  OIDC_ISSUER: address('http', 'https').optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  /** Absent for a public client: PKCE is used in any case. */
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().default('Single sign-on'),
};

/** Behind a proxy on another machine, its forwarded headers are believed only with this. */
export const proxyEnv = { TRUST_PROXY: flag(false) };
