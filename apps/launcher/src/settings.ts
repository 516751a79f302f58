import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadEnv, logEnv, portsEnv, storageEnv, urlsEnv } from '@argument/config';
import { z } from 'zod';

const schema = z.object({
  ...portsEnv,
  ...urlsEnv,
  ...storageEnv,
  LOG_LEVEL: logEnv.LOG_LEVEL,
  DATABASE_URL: z.string().optional(),
  APP_SECRET: z.string().optional(),
  /** Absent: the log is for people when a terminal reads it. */
  LOG_FORMAT: z.enum(['json', 'pretty']).optional(),
});
export type Settings = z.infer<typeof schema> & { readonly paths: Paths };

/** The project's root, wherever it was cloned to. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export interface Paths {
  readonly home: string;
  readonly lock: string;
  readonly secrets: string;
  readonly postgres: string;
  readonly certificate: string;
  readonly demoAccount: string;
  readonly demoState: string;
  /** Messages that the API wrote down because there is no mail server. */
  readonly mail: string;
}

export function pathsIn(home: string): Paths {
  return {
    home,
    lock: join(home, 'launcher.lock'),
    secrets: join(home, 'secrets.json'),
    postgres: join(home, 'postgres'),
    certificate: join(home, 'certificate.json'),
    demoAccount: join(home, 'demo-account.txt'),
    demoState: join(home, 'demo-campaign.json'),
    mail: join(home, 'mail'),
  };
}

/** @throws ConfigError naming every wrong variable */
export function readSettings(source: NodeJS.ProcessEnv = process.env): Settings {
  const env = loadEnv(schema, source);
  const home = resolve(ROOT, env.ARGUMENT_HOME);
  return { ...env, ARGUMENT_HOME: home, paths: pathsIn(home) };
}
