import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { freePort } from '../services/ports.js';
import { StartError } from '../start-error.js';
import { type Gateway, openGateway } from './gateway.js';

type Handler = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

let upstream: Server;
let handle: Handler;
let gateway: Gateway;
let folder: string;
let origin: string;
let viewer: string;

beforeAll(async () => {
  upstream = createServer((incoming, outgoing) => handle(incoming, outgoing)).listen(0, '127.0.0.1');
  await once(upstream, 'listening');
  folder = await mkdtemp(join(tmpdir(), 'argument gateway '));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<title>viewer</title>');
  await writeFile(join(folder, 'assets', 'app-1.js'), 'export {}');
  await writeFile(join(folder, 'assets', 'arjs-worker-a_B-1.js'), 'export {}');
  await writeFile(join(folder, 'assets', 'app-1.js.gz'), gzipSync('export {}'));
  const { port } = upstream.address() as AddressInfo;
  const ports = [await freePort(), await freePort()] as const;
  const behind = (name: string) => ({ name, host: '127.0.0.1', port });
  gateway = await openGateway(
    { api: behind('api'), dashboard: behind('dashboard'), viewerFolder: folder, assetsUrl: 'https://cdn.example/p' },
    [
      { site: 'dashboard', variable: 'DASHBOARD_PORT', host: '127.0.0.1', port: ports[0] },
      { site: 'viewer', variable: 'VIEWER_PORT', host: '127.0.0.1', port: ports[1] },
    ],
  );
  origin = `http://127.0.0.1:${ports[0]}`;
  viewer = `http://127.0.0.1:${ports[1]}`;
});

afterAll(async () => {
  await gateway.close();
  upstream.close();
  await rm(folder, { recursive: true });
});

describe('the gateway', () => {
  it('passes a large body on as it comes, and the answer back', async () => {
    const body = randomBytes(24 * 1024 * 1024);
    handle = (incoming, outgoing) => {
      const hash = createHash('sha256');
      incoming.on('data', (chunk: Buffer) => hash.update(chunk));
      incoming.on('end', () => outgoing.end(hash.digest('hex')));
    };
    const response = await fetch(`${origin}/api/v1/videos/upload`, { method: 'POST', body });
    expect(await response.text()).toBe(createHash('sha256').update(body).digest('hex'));
  });

  it('lets an event through before the stream ends', async () => {
    let send: (text: string) => void = () => {};
    handle = (_, outgoing) => {
      outgoing.writeHead(200, { 'content-type': 'text/event-stream' });
      send = (text) => outgoing.write(text);
      outgoing.flushHeaders();
    };
    const abort = new AbortController();
    const response = await fetch(`${origin}/api/v1/events`, { signal: abort.signal });
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    const reader = response.body?.getReader();
    send('data: 1\n\n');
    const chunk = await reader?.read();
    expect(Buffer.from(chunk?.value ?? []).toString()).toBe('data: 1\n\n');
    abort.abort();
  });

  it('tells the service when the client is gone', async () => {
    const gone = new Promise<void>((resolve) => {
      handle = (_, outgoing) => {
        outgoing.writeHead(200).write('x');
        outgoing.on('close', () => resolve());
      };
    });
    const asked = request(`${origin}/api/v1/events`).end();
    asked.on('response', () => asked.destroy());
    asked.on('error', () => {});
    await gone;
  });

  it('says where a request came from, whatever the client claims', async () => {
    handle = (incoming, outgoing) => outgoing.end(JSON.stringify(incoming.headers));
    const response = await fetch(`${origin}/api/x`, {
      headers: { 'x-forwarded-for': '6.6.6.6', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil.example' },
    });
    expect(await response.json()).toMatchObject({
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-proto': 'http',
      'x-forwarded-host': new URL(origin).host,
    });
  });

  it('answers a problem while a service is away', async () => {
    handle = (incoming) => incoming.destroy();
    const response = await fetch(`${origin}/projects`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: 'gateway.not_ready', status: 503 });
  });

  it('asks once more where a service has just closed the connection', async () => {
    const served = new Map<object, number>();
    handle = ({ socket }, outgoing) => {
      const nth = (served.get(socket) ?? 0) + 1;
      served.set(socket, nth);
      if (nth > 1) socket.destroy();
      else outgoing.end('here');
    };
    for (let i = 0; i < 3; i++) expect(await (await fetch(`${origin}/_next/static/a.js`)).text()).toBe('here');
    for (let i = 0; i < 3; i++) {
      const response = await fetch(`${origin}/api/v1/projects`, { method: 'POST', body: '{}' });
      expect(await response.text()).toBe('here');
    }
    expect(served.size).toBeGreaterThan(3);
  });

  it('serves the viewer with its policy, compressed where the browser takes it', async () => {
    const page = await fetch(`${viewer}/any-slug`);
    expect(await page.text()).toContain('viewer');
    expect(page.headers.get('content-security-policy')).toContain('https://cdn.example');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(page.headers.get('permissions-policy')).toContain('camera=(self)');
    const script = await fetch(`${origin}/v/assets/app-1.js`, { headers: { 'accept-encoding': 'gzip' } });
    expect(script.headers.get('content-encoding')).toBe('gzip');
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(await script.text()).toBe('export {}');
    const again = await fetch(`${viewer}/`, { headers: { 'if-none-match': page.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
    expect((await fetch(`${viewer}/assets/none.js`)).status).toBe(404);
  });

  it('lets only the worker of AR.js build functions at run time', async () => {
    const policyOf = async (file: string) =>
      (await fetch(`${viewer}/assets/${file}`)).headers.get('content-security-policy');
    expect(await policyOf('arjs-worker-a_B-1.js')).toContain("'unsafe-eval'");
    expect(await policyOf('app-1.js')).not.toContain("'unsafe-eval'");
  });

  it('names the variable of a taken port', async () => {
    const port = Number(new URL(origin).port);
    const options = { api: upstreamOf(), dashboard: upstreamOf(), viewerFolder: folder, assetsUrl: undefined };
    const listener = { site: 'viewer' as const, variable: 'VIEWER_PORT', host: '127.0.0.1', port };
    const opening = openGateway(options, [listener]);
    await expect(opening).rejects.toThrow(StartError);
    await expect(opening).rejects.toThrow(/VIEWER_PORT/);
  });
});

const upstreamOf = () => ({ name: 'api', host: '127.0.0.1', port: 9 });
