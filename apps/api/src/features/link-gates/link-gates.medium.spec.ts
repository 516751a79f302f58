import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DEFAULT_PLACEMENT, type Link, type LinkConfig, type Problem } from '@argument/contracts';
import { newId } from '@argument/database';
import { keys } from '@argument/storage';
import { makeTempFolder } from '@argument/testing';
import { countryFile } from '../../../test/country-file.js';
import { startTestApi, type TestApi, type TestClient } from '../../../test/test-api.js';

let api: TestApi;
let me: TestClient;
let folder: Awaited<ReturnType<typeof makeTempFolder>>;
const content = Buffer.from('the bytes of a video');
const sha256 = createHash('sha256').update(content).digest('hex');

beforeAll(async () => {
  folder = await makeTempFolder();
  const file = path.join(folder.path, 'countries.mmdb');
  await writeFile(file, countryFile({ '203.0.113.0/24': 'DE', '198.51.100.0/24': 'FR' }));
  api = await startTestApi({ GEOIP_FILE: file });
  me = await api.newUser();
  await api.resources.store.put(keys.rendition(sha256, 'mp4'), content, { contentType: 'video/mp4' });
});
afterAll(async () => {
  await api.close();
  await folder.remove();
});

/** A link as the worker has published it behind its gate. */
async function newLink(gates: object): Promise<Link> {
  const { client } = api.resources.database;
  const { id: projectId } = await me.newProject();
  const [imageId, markerId] = [newId(), newId()];
  const base = { projectId, name: 'Poster' };
  await client.image.create({
    data: { ...base, id: imageId, originalKey: `originals/${imageId}`, sha256: '0'.repeat(64), bytes: 1n },
  });
  await client.marker.create({ data: { ...base, id: markerId, imageId, settings: DEFAULT_PLACEMENT } });
  const body = { markerIds: [markerId], ...gates };
  const link = await me.expect<Link>(201, 'POST', `/api/v1/projects/${projectId}/links`, body);
  const video = { url: `/p/objects/${sha256}.mp4`, sha256, bytes: content.length };
  const config: LinkConfig = {
    schemaVersion: 1,
    linkId: link.id,
    slug: link.slug,
    name: link.name,
    status: 'active',
    startsAt: null,
    expiresAt: null,
    engine: 'argument',
    markers: [
      {
        id: markerId,
        name: 'Poster',
        target: { width: 640, height: 480, preview: video },
        engines: { argument: video },
        overlays: [],
      },
    ],
  };
  await api.resources.store.put(keys.gatedConfig(link.id), Buffer.from(JSON.stringify(config)), {
    contentType: 'application/json',
  });
  await client.project.delete({ where: { id: (await me.newProject()).id } });
  return link;
}

const unlock = (slug: string, body: object, from = '203.0.113.7') =>
  api.anyone.send('POST', `/api/v1/links/${slug}/unlock`, body, { 'x-forwarded-for': from });
const fileOf = (answer: { json: unknown }) => (answer.json as LinkConfig).markers[0]?.engines.argument?.url ?? '';
const read = (url: string, from = '203.0.113.7', headers = {}) =>
  fetch(`${api.url}${url}`, { headers: { 'x-forwarded-for': from, ...headers } });
const codeOf = (answer: { json: unknown }) => (answer.json as Problem).code;

afterEach(async () => {
  await api.resources.database.client.project.deleteMany();
  await api.forgetLimits();
});

describe('a link with a password', () => {
  it('asks for it, and then its files can be read, whole and in part', async () => {
    const { slug } = await newLink({ password: 'open sesame' });
    expect(codeOf(await unlock(slug, {}))).toBe('links.password_required');
    expect(codeOf(await unlock(slug, { password: 'open' }))).toBe('links.password_wrong');
    const answer = await unlock(slug, { password: 'open sesame' });
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const url = fileOf(answer);
    expect(url).toMatch(new RegExp(`^/api/v1/links/${slug}/objects/${sha256}\\.mp4\\?expires=`));
    const whole = await read(url);
    expect([whole.status, Buffer.from(await whole.arrayBuffer()).equals(content)]).toEqual([200, true]);
    const part = await read(url, undefined, { range: 'bytes=4-8' });
    expect([part.status, await part.text()]).toEqual([206, 'bytes']);
  });

  it('gives no file to an address that nobody signed, and none of another link', async () => {
    const { slug } = await newLink({ password: 'open sesame' });
    const other = await newLink({ password: 'open sesame' });
    const url = fileOf(await unlock(slug, { password: 'open sesame' }));
    for (const forged of [
      url.replace(/\?.*/, ''),
      url.replace(/expires=\d+/, 'expires=9999999999'),
      url.replace(slug, other.slug),
      url.replace(sha256, 'a'.repeat(64)),
    ]) {
      expect((await read(forged)).status).toBe(410);
    }
    expect((await read(`/p/objects/${sha256}.mp4`)).status).toBe(404);
    expect((await read(`/p/../gated/links/${other.id}.json`)).status).toBe(404);
  });

  it('closes at once, also for those who are inside, when it is switched off or gets another password', async () => {
    const { id, slug } = await newLink({ password: 'open sesame' });
    const url = fileOf(await unlock(slug, { password: 'open sesame' }));
    await me.expect(200, 'PATCH', `/api/v1/links/${id}`, { isActive: false });
    expect((await read(url)).status).toBe(410);
    expect(codeOf(await unlock(slug, { password: 'open sesame' }))).toBe('links.closed');
    await me.expect(200, 'PATCH', `/api/v1/links/${id}`, { isActive: true });
    expect((await read(url)).status).toBe(200);
    await me.expect(200, 'PATCH', `/api/v1/links/${id}`, { password: 'another word' });
    expect((await read(url)).status).toBe(410);
    expect(codeOf(await unlock(slug, { password: 'open sesame' }))).toBe('links.password_wrong');
  });

  it('lets nobody guess: after 20 tries in a minute not even the right one is heard', async () => {
    const { slug } = await newLink({ password: 'open sesame' });
    const codes = await Promise.all(Array.from({ length: 40 }, (_, n) => unlock(slug, { password: `guess ${n}` })));
    expect(codes.filter(({ status }) => status === 401)).toHaveLength(20);
    expect((await unlock(slug, { password: 'open sesame' })).status).toBe(429);
    expect((await unlock(slug, { password: 'open sesame' }, '203.0.113.8')).status).toBe(200);
  });
});

describe('a link for some countries', () => {
  it('opens there and where the country cannot be told, and nowhere else', async () => {
    const { slug } = await newLink({ countries: ['DE'] });
    const inside = await unlock(slug, {});
    expect(inside.status).toBe(200);
    const outside = await unlock(slug, {}, '198.51.100.9');
    expect([outside.status, codeOf(outside)]).toEqual([403, 'links.country']);
    expect((await unlock(slug, {}, '192.168.1.5')).status).toBe(200);
    expect((await read(fileOf(inside))).status).toBe(200);
    expect((await read(fileOf(inside), '198.51.100.9')).status).toBe(403);
  });

  it('opens at its time', async () => {
    const startsIn = (ms: number) => ({ startsAt: new Date(Date.now() + ms).toISOString() });
    const { id, slug } = await newLink({ countries: ['DE'], ...startsIn(3_600_000) });
    expect(codeOf(await unlock(slug, {}))).toBe('links.early');
    await me.expect(200, 'PATCH', `/api/v1/links/${id}`, startsIn(300));
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect((await unlock(slug, {})).status).toBe(200);
  });
});

it('refuses an address that looks like one of another workspace, and takes it from its own', async () => {
  const stranger = await api.newUser();
  await newLink({ password: 'open sesame', slug: 'summer-fair-now' });
  const { id: projectId } = await stranger.newProject();
  const imageId = newId();
  const markerId = newId();
  const { client } = api.resources.database;
  await client.image.create({
    data: { id: imageId, projectId, name: 'x', originalKey: `originals/${imageId}`, sha256: '0'.repeat(64), bytes: 1n },
  });
  await client.marker.create({ data: { id: markerId, projectId, imageId, name: 'x', settings: DEFAULT_PLACEMENT } });
  const path = `/api/v1/projects/${projectId}/links`;
  const refused = await stranger.send('POST', path, { markerIds: [markerId], slug: 'sumrner-fair-n0w' });
  expect([refused.status, codeOf(refused)]).toEqual([409, 'links.slug_taken']);
  expect((await stranger.send('POST', path, { markerIds: [markerId], slug: 'winter-fair-now' })).status).toBe(201);
  const mine = await newLink({ slug: 'sumrner-fair-now' });
  expect(mine.slug).toBe('sumrner-fair-now');
});
