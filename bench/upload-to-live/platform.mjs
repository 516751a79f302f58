// The platform as a person starts it, and the way from two files to a link that plays.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { asUpload } from './media.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Time between two looks at the published file, and between two questions to the API, which counts them; ms. */
const LOOK_MS = 100;
const ASK_MS = 5_000;

export async function startPlatform(home) {
  const ports = [];
  for (let count = 0; count < 4; count++) ports.push(await freePort());
  const [api, dashboard, viewer, https] = ports.map(String);
  const env = { ...process.env, ARGUMENT_HOME: home, API_PORT: api, DASHBOARD_PORT: dashboard };
  const child = spawn(process.execPath, ['scripts/start.mjs', '--no-demo'], {
    cwd: ROOT,
    env: { ...env, VIEWER_PORT: viewer, HTTPS_PORT: https },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://localhost:${api}`;
  while (!(await isReady(url))) {
    if (child.exitCode !== null) throw new Error('The platform did not start.');
    await sleep(200);
  }
  return {
    url,
    pid: child.pid,
    async stop() {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

/** Ms from the first byte to a link whose marker and video anybody can fetch. */
export async function runPlatform(url, { picture, clip }) {
  const call = await signIn(url);
  const { id: projectId } = await call('/projects', { name: 'Bench' });
  const forms = await Promise.all([
    asUpload(await readFile(picture), 'image/jpeg', 'picture.jpg', projectId),
    asUpload(await readFile(clip), 'video/mp4', 'clip.mp4', projectId),
  ]);
  const started = performance.now();
  const [image, video] = await Promise.all([call('/images/upload', forms[0]), call('/videos/upload', forms[1])]);
  const marker = await call('/markers/generate', { imageId: image.id, videoId: video.id });
  const link = await call(`/projects/${projectId}/links`, { markerIds: [marker.id] });
  await untilPlayable(url, link.slug, () => call(`/markers/${marker.id}`));
  const ms = performance.now() - started;
  // Neither the larger rendition nor the files of AR.js, both made later, must run into the next measurement.
  while ((await call(`/videos/${video.id}/status`)).status !== 'ready') await sleep(1_000);
  while ((await call(`/markers/${marker.id}`)).files.length < 4) await sleep(1_000);
  return ms;
}

async function untilPlayable(url, slug, readMarker) {
  for (let askedAt = performance.now(); ; await sleep(LOOK_MS)) {
    const files = await findPlayable(url, slug);
    if (files) return Promise.all(files.map((file) => mustAnswer(`${url}${file.url}`)));
    if (performance.now() - askedAt < ASK_MS) continue;
    askedAt = performance.now();
    const { status, error } = await readMarker();
    if (status === 'failed') throw new Error(error.message);
  }
}

async function findPlayable(url, slug) {
  const response = await fetch(`${url}/p/links/${slug}.json`);
  if (!response.ok) return null;
  const [marker] = (await response.json()).markers;
  const source = marker?.overlays[0]?.sources[0];
  return source && marker.engines.argument ? [marker.engines.argument, source] : null;
}

async function mustAnswer(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}.`);
  await response.arrayBuffer();
}

export async function signIn(url) {
  const account = { email: `bench-${Date.now()}@example.org`, password: 'a long enough password', name: 'Bench' };
  const { accessToken } = await request(`${url}/api/v1/auth/register`, account, {});
  const headers = { authorization: `Bearer ${accessToken}` };
  return (path, body, method) => request(`${url}/api/v1${path}`, body, headers, method);
}

async function request(url, body, headers, method = body ? 'POST' : 'GET') {
  const { type = 'application/json', bytes = JSON.stringify(body) } = body?.bytes ? body : {};
  const response = await fetch(url, {
    method,
    headers: body ? { ...headers, 'content-type': type } : headers,
    ...(body ? { body: bytes } : {}),
  });
  if (response.status === 429) {
    await sleep(1_000 * Number(response.headers.get('retry-after') ?? 1));
    return request(url, body, headers, method);
  }
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${text}`);
  return text ? JSON.parse(text) : null;
}

async function isReady(url) {
  try {
    return (await fetch(`${url}/api/v1/health/ready`)).ok;
  } catch {
    return false; // Nothing listens yet.
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await once(server.close(), 'close');
  return port;
}
