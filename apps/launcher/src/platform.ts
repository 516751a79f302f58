import { join } from 'node:path';
import { migrate } from '@argument/database';
import { lanAddresses, loadCertificate } from './gateway/certificate.js';
import { type Gateway, openGateway } from './gateway/gateway.js';
import type { Secrets } from './home/secrets.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './postgres/embedded-postgres.js';
import { untilReady } from './ready.js';
import { logLine } from './services/log.js';
import { claimPort, freePort } from './services/ports.js';
import { Service } from './services/service.js';
import { serviceSpecs } from './services/specs.js';
import { ROOT, type Settings } from './settings.js';

/** Addresses of a running platform, without a slash at the end. */
export interface Addresses {
  apiUrl: string;
  /** The API on this machine, whatever its public address. */
  localApiUrl: string;
  dashboardUrl: string;
  viewerUrl: string;
  phoneUrl: string | null;
}

/** Everything that runs, and the one way to stop it. */
export class Platform {
  private readonly services: Service[] = [];
  private gateway: Gateway | null = null;
  private postgres: EmbeddedPostgres | null = null;
  private stopping = false;
  private ready = false;
  private readonly abort = new AbortController();

  /** @param onFailure called once when something that is needed ended for good */
  constructor(
    private readonly settings: Settings,
    private readonly onFailure: (reason: string) => void,
  ) {}

  /**
   * Starts everything and answers when it can be used.
   *
   * @throws StartError
   */
  async start(secrets: Secrets): Promise<Addresses> {
    const { settings } = this;
    const ports = await claimPorts(settings);
    const databaseUrl = settings.DATABASE_URL ?? (await this.startDatabase(secrets.databasePassword));
    const applied = await migrate({ url: databaseUrl, dir: join(ROOT, 'prisma', 'migrations') });
    if (applied.length > 0) logLine('launcher', `the database is brought up to date: ${applied.join(', ')}`);

    const lan = lanAddresses();
    const certificate = await loadCertificate(settings.paths.certificate, lan);
    const addresses = addressesOf(settings, ports, lan[0]);
    const nextPort = await freePort();
    const local = localHost(settings.HOST);
    this.gateway = await openGateway(
      {
        api: { name: 'api', host: local, port: ports.api },
        dashboard: { name: 'dashboard', host: '127.0.0.1', port: nextPort },
        viewerFolder: join(ROOT, 'apps', 'viewer', 'dist'),
        assetsUrl: settings.ASSETS_URL,
      },
      [
        { site: 'dashboard', variable: 'DASHBOARD_PORT', host: settings.HOST, port: ports.dashboard },
        { site: 'viewer', variable: 'VIEWER_PORT', host: settings.HOST, port: ports.viewer },
        { site: 'dashboard', variable: 'HTTPS_PORT', host: '0.0.0.0', port: ports.https, certificate },
      ],
    );
    const specs = serviceSpecs(
      settings,
      { ...addresses, databaseUrl, appSecret: settings.APP_SECRET ?? secrets.appSecret },
      { api: ports.api, next: nextPort },
    );
    for (const spec of specs) this.services.push(new Service(spec, () => this.ready, this.fail));
    for (const service of this.services) service.start();
    await untilReady(
      [
        `http://${local}:${ports.api}/api/v1/health/ready`,
        `http://${local}:${ports.dashboard}/`,
        `http://${local}:${ports.viewer}/`,
      ],
      this.abort.signal,
    );
    this.ready = true;
    return addresses;
  }

  /** Stops what started, the database last; harmless to call twice. */
  async stop(): Promise<void> {
    if (this.stopping) return;
    this.stopping = true;
    this.abort.abort(new Error('The platform is being stopped.'));
    await Promise.all([this.gateway?.close(), ...this.services.map((service) => service.stop())]);
    await this.postgres?.stop();
  }

  private async startDatabase(password: string): Promise<string> {
    const { paths, LOG_LEVEL } = this.settings;
    const talkative = LOG_LEVEL === 'debug' || LOG_LEVEL === 'trace';
    const log = (line: string) => {
      // Every start and stop writes a dozen lines of routine.
      if (talkative || !line.includes('LOG:')) logLine('postgres', line);
    };
    this.postgres = await startEmbeddedPostgres({ folder: paths.postgres, password, log });
    void this.postgres.ended.then(() => this.fail('The database ended. Its last lines above say why.'));
    return this.postgres.url;
  }

  private readonly fail = (reason: string): void => {
    if (this.stopping) return;
    this.abort.abort(new Error(reason));
    this.onFailure(reason);
  };
}

interface Ports {
  api: number;
  dashboard: number;
  viewer: number;
  https: number;
}

/** All of them are tried before anything starts, so that a taken one costs a second and not a minute. */
async function claimPorts({ HOST: host, ...env }: Settings): Promise<Ports> {
  const claim = (variable: 'API_PORT' | 'DASHBOARD_PORT' | 'VIEWER_PORT') =>
    claimPort({ variable, port: env[variable], host });
  return {
    api: await claim('API_PORT'),
    dashboard: await claim('DASHBOARD_PORT'),
    viewer: await claim('VIEWER_PORT'),
    https: await claimPort({ variable: 'HTTPS_PORT', port: env.HTTPS_PORT, host: '0.0.0.0' }),
  };
}

function addressesOf(settings: Settings, ports: Ports, lanAddress: string | undefined): Addresses {
  const given = (name: 'PUBLIC_VIEWER_URL' | 'PUBLIC_DASHBOARD_URL', port: number) =>
    process.env[name] ? settings[name] : `http://localhost:${port}`;
  return {
    localApiUrl: `http://${localHost(settings.HOST)}:${ports.api}`,
    apiUrl: settings.PUBLIC_API_URL ?? `http://localhost:${ports.api}`,
    dashboardUrl: given('PUBLIC_DASHBOARD_URL', ports.dashboard),
    viewerUrl: given('PUBLIC_VIEWER_URL', ports.viewer),
    phoneUrl: settings.PHONE_URL ?? (lanAddress ? `https://${lanAddress}:${ports.https}` : null),
  };
}

/** Where this machine reaches what is bound to `host`. */
function localHost(host: string): string {
  return host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
}
