import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DEMO_EMAIL } from '../demo/account.js';
import { ROOT, type Settings } from '../settings.js';
import type { ServiceSpec } from './service.js';

export interface ServicePorts {
  api: number;
  /** Of Next itself, behind the gateway. */
  next: number;
}

/** What every service gets on top of the launcher's own environment. */
export interface SharedEnv {
  databaseUrl: string;
  appSecret: string;
  viewerUrl: string;
  dashboardUrl: string;
  phoneUrl: string | null;
}

/** The processes of the platform, in the order of their start. */
export function serviceSpecs(settings: Settings, shared: SharedEnv, ports: ServicePorts): ServiceSpec[] {
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    ARGUMENT_HOME: settings.paths.home,
    DATABASE_URL: shared.databaseUrl,
    APP_SECRET: shared.appSecret,
    PUBLIC_VIEWER_URL: shared.viewerUrl,
    PUBLIC_DASHBOARD_URL: shared.dashboardUrl,
    ...(shared.phoneUrl === null ? {} : { PHONE_URL: shared.phoneUrl }),
    HOST: settings.HOST,
    API_PORT: String(ports.api),
    LOG_FORMAT: settings.LOG_FORMAT ?? 'pretty',
    OPERATOR_EMAILS: process.env.OPERATOR_EMAILS || DEMO_EMAIL,
  };
  const app = (name: string) => join(ROOT, 'apps', name);
  const next = createRequire(join(app('dashboard'), 'package.json')).resolve('next/dist/bin/next');
  return [
    { name: 'api', script: join(app('api'), 'dist', 'main.js'), args: [], cwd: ROOT, env },
    { name: 'worker', script: join(app('worker'), 'dist', 'main.js'), args: [], cwd: ROOT, env },
    {
      name: 'dashboard',
      script: next,
      args: ['start', '--port', String(ports.next), '--hostname', '127.0.0.1'],
      cwd: app('dashboard'),
      env,
    },
  ];
}
