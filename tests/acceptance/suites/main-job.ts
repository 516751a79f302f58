import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  accessGrant,
  image,
  type Link,
  linkConfig,
  marker,
  pageOf,
  project,
  projectAnalytics,
  signedIn,
  trackResult,
  uploadAccepted,
  video,
  videoStatus,
} from '@argument/contracts';
import { listPhotographs, readPicture } from '@argument/testing';
import { Client, fileUpload } from '../support/client.js';
import { decodeQr } from '../support/qr.js';
import type { Stage } from '../support/stage.js';

/** The main job as an outside program does it, call by call. */
export function describeMainJob(stage: () => Stage): void {
  describe('the main job by API', () => {
    const email = `outside-${Date.now()}@clients.example`;
    const password = 'correct horse battery';
    let client: Client;
    let cookie = '';
    let projectId = '';
    let imageId = '';
    let videoId = '';
    let markerId = '';
    let made: Link;

    beforeAll(() => {
      client = new Client(stage().address.api);
    });

    it('registers', async () => {
      const answer = await client.send('POST', '/auth/register', { email, password, name: 'Outside' });
      expect(answer.status).toBe(201);
      const { user, accessToken, expiresIn } = signedIn.parse(answer.json);
      expect(user.email).toBe(email);
      expect(expiresIn).toBeGreaterThan(60);
      expect(accessToken.split('.')).toHaveLength(3);
      expect(answer.headers.get('set-cookie')).toMatch(/argument_refresh=.*HttpOnly/i);
    });

    it('logs in, refreshes and logs out', async () => {
      const login = await client.send('POST', '/auth/login', { email, password });
      expect(login.status).toBe(200);
      client.token = signedIn.parse(login.json).accessToken;
      const firstCookie = cookieOf(login.headers);

      const refresh = await client.send('POST', '/auth/refresh', undefined, { cookie: firstCookie });
      expect(refresh.status).toBe(200);
      accessGrant.parse(refresh.json);
      cookie = cookieOf(refresh.headers);
      expect(cookie).not.toBe(firstCookie);

      expect((await client.send('POST', '/auth/logout', undefined, { cookie })).status).toBe(204);
      expect((await client.send('POST', '/auth/refresh', undefined, { cookie })).status).toBe(401);
      // A sign-in takes its access tokens along.
      expect((await client.send('GET', '/projects')).status).toBe(401);
      const again = await client.send('POST', '/auth/login', { email, password });
      client.token = signedIn.parse(again.json).accessToken;
    });

    it('makes a project and finds it', async () => {
      const made = await client.expect(201, 'POST', '/projects', { name: 'Harbour', tags: ['prints'] }, project);
      projectId = made.id;
      expect(made).toMatchObject({ name: 'Harbour', tags: ['prints'], totalViews: 0 });
      const list = await client.get('/projects?search=harb', pageOf(project));
      expect(list.items.map(({ id }) => id)).toEqual([projectId]);
      expect(list.nextCursor).toBeNull();
    });

    it('uploads a photograph', async () => {
      const [photograph] = await listPhotographs();
      const file = await fileUpload(photograph?.file ?? '', 'image/jpeg');
      const answer = await client.upload('images', projectId, file);
      expect(answer.status).toBe(202);
      imageId = uploadAccepted.parse(answer.json).id;
    });

    it('uploads a video', async () => {
      const answer = await client.upload('videos', projectId, stage().video);
      expect(answer.status).toBe(202);
      videoId = uploadAccepted.parse(answer.json).id;
    });

    it('asks for a marker while both are still being worked on', async () => {
      markerId = await client.generateMarker({ imageId, videoId, name: 'Harbour print' });
    });

    it('has the image ready: facts, three renditions and a thumbnail that can be fetched', async () => {
      const ready = image.parse(await client.settledImage(imageId));
      expect(ready).toMatchObject({ status: 'ready', format: 'jpeg' });
      expect(ready.renditions.length).toBeGreaterThanOrEqual(4);
      for (const rendition of ready.renditions) {
        const file = await new Client('').send('GET', rendition.url);
        expect(file.status).toBe(200);
        expect(file.bytes.length).toBe(rendition.bytes);
        const picture = await readPicture(file.bytes);
        expect([picture.width, picture.height]).toEqual([rendition.width, rendition.height]);
      }
    });

    it('has the video ready: renditions that seek, a poster, its length', async () => {
      const ready = video.parse(await client.settledVideo(videoId));
      expect(ready).toMatchObject({ status: 'ready', progress: 100, width: 640, height: 480, hasAudio: true });
      expect(Math.abs((ready.durationMs ?? 0) - 4000)).toBeLessThan(200);
      const status = await client.get(`/videos/${videoId}/status`, videoStatus);
      expect(status).toMatchObject({ status: 'ready', progress: 100 });
      const playable = ready.renditions.filter(({ contentType }) => contentType === 'video/mp4');
      expect(playable.length).toBeGreaterThan(0);
      for (const { url, bytes } of playable) {
        const part = await new Client('').send('GET', url, undefined, { range: 'bytes=0-1023' });
        expect(part.status).toBe(206);
        expect(part.headers.get('content-range')).toBe(`bytes 0-1023/${bytes}`);
        expect(part.bytes.subarray(4, 8).toString()).toBe('ftyp');
      }
      const poster = await new Client('').send('GET', ready.posterUrl ?? '');
      expect((await readPicture(poster.bytes)).width).toBeGreaterThan(100);
    });

    it('has the marker ready: a score with reasons, and its files', async () => {
      const ready = marker.parse(await client.settledMarker(markerId));
      expect(ready).toMatchObject({ status: 'ready', progress: 100, imageId, videoIds: [videoId] });
      expect(ready.trackability).toBeGreaterThanOrEqual(10);
      const [file] = ready.files.filter(({ name }) => name === 'argm');
      expect((await new Client('').send('GET', file?.url ?? '')).bytes.subarray(0, 4).toString()).toBe('ARGM');
    });

    it('makes a link with an address and a QR code that says the same', async () => {
      made = await client.createLink(projectId, { markerIds: [markerId], name: 'On the wall' });
      expect(made.url).toBe(`${stage().address.viewer}/${made.slug}`);
      expect(made).toMatchObject({ isActive: true, currentViews: 0, markerIds: [markerId] });
      for (const [format, type] of [
        ['png', 'image/png'],
        ['svg', 'image/svg+xml'],
      ]) {
        const qr = await client.send('GET', `/links/${made.id}/qr?format=${format}&size=400`);
        expect(qr.headers.get('content-type')).toContain(type);
        expect(await decodeQr(qr.bytes)).toBe(made.url);
      }
      const pdf = await client.send('GET', `/links/${made.id}/qr?format=pdf`);
      expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
      const sheet = await client.send('GET', `/links/${made.id}/print-sheet?paper=a5`);
      expect([sheet.status, sheet.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    });

    it('publishes a config that names everything by its content, the same by API and from storage', async () => {
      await client.publishedLink(made.id);
      const anyone = new Client(stage().address.api);
      const byApi = linkConfig.parse((await anyone.send('GET', `/links/${made.slug}/config`)).json);
      const stored = await anyone.send('GET', `${stage().address.viewer}/p/links/${made.slug}.json`);
      expect(linkConfig.parse(stored.json)).toEqual(byApi);
      expect(byApi).toMatchObject({ status: 'active', linkId: made.id, slug: made.slug });
      const [published] = byApi.markers;
      expect(byApi.engine).toBe('argument');
      expect(published?.engines.argument?.url).toMatch(/\.argm$/);
      expect(published?.overlays[0]?.sources.length).toBeGreaterThan(0);
      const file = await anyone.send('GET', new URL(published?.target.preview.url ?? '', stage().address.viewer).href);
      expect(file.status).toBe(200);
      expect(file.headers.get('cache-control')).toMatch(/immutable/);
      expect(published?.target.preview.url).toContain(published?.target.preview.sha256);
    });

    it('counts events once, however often they are sent', async () => {
      const events = ['view_started', 'marker_detected', 'video_started'].map((type, i) => ({
        id: randomUUID(),
        sessionId: '0192d6a0-0000-7000-8000-00000000abcd',
        linkId: made.id,
        type,
        timestamp: new Date(Date.now() + i).toISOString(),
      }));
      const anyone = new Client(stage().address.api);
      const first = await anyone.expect(202, 'POST', '/analytics/track', { events }, trackResult);
      expect(first).toEqual({ accepted: 3, duplicates: 0, rejected: [] });
      const again = await anyone.send('POST', '/analytics/track', JSON.stringify({ events }), {
        'content-type': 'text/plain',
      });
      expect(trackResult.parse(again.json)).toEqual({ accepted: 0, duplicates: 3, rejected: [] });
      const mixed = { events: [{ ...events[0], id: randomUUID() }, { nonsense: true }] };
      const partly = await anyone.expect(202, 'POST', '/analytics/track', mixed, trackResult);
      expect(partly).toMatchObject({ accepted: 1, rejected: [{ index: 1 }] });

      const seen = await client.get(`/analytics/projects/${projectId}`, projectAnalytics);
      expect(seen).toMatchObject({ views: 1, sessions: 1, uniqueViewers: 1 });
      expect(seen.links).toMatchObject([{ linkId: made.id, views: 1, sessions: 1 }]);
    });

    it('exports what it counted', async () => {
      const csv = await client.send('GET', `/analytics/projects/${projectId}/export?format=csv`);
      expect(csv.headers.get('content-type')).toContain('text/csv');
      expect(csv.bytes.toString().trim().split('\n').length).toBeGreaterThan(1);
      const json = await client.send('GET', `/analytics/projects/${projectId}/export?format=json`);
      expect(json.status).toBe(200);
      expect(json.json).toBeDefined();
    });

    it('switches a link off and on again', async () => {
      const off = await client.send('PATCH', `/links/${made.id}`, { isActive: false });
      expect(off.status).toBe(200);
      const anyone = new Client(stage().address.api);
      const config = await anyone.send('GET', `/links/${made.slug}/config`);
      expect(linkConfig.parse(config.json)).toMatchObject({ status: 'inactive', markers: [] });
      await client.send('PATCH', `/links/${made.id}`, { isActive: true });
      expect(linkConfig.parse((await anyone.send('GET', `/links/${made.slug}/config`)).json).status).toBe('active');
    });

    it('has either in effect within two seconds at every address, caches of browsers included', async () => {
      const { api, dashboard, viewer } = stage().address;
      const addresses = [`${api}/api/v1/links/${made.slug}/config`].concat(
        [api, dashboard, viewer].map((origin) => `${origin}/p/links/${made.slug}.json`),
      );
      /** Longest time from the request to what a browser shows that looked just before the change. */
      const effectOf = async (isActive: boolean): Promise<number> => {
        const began = Date.now();
        const changed = client.send('PATCH', `/links/${made.id}`, { isActive });
        const seen = addresses.map(async (address) => {
          for (;;) {
            const answer = await fetch(address);
            const { status } = linkConfig.parse(await answer.json());
            const maxAge = /max-age=(\d+)/.exec(answer.headers.get('cache-control') ?? '')?.[1];
            if ((status === 'active') === isActive) return Date.now() - began + Number(maxAge ?? 0) * 1000;
            await sleep(25);
          }
        });
        const [longest = 0] = (await Promise.all(seen)).sort((a, b) => b - a);
        expect((await changed).status).toBe(200);
        return longest;
      };
      expect(await effectOf(false)).toBeLessThan(2_000);
      expect(await effectOf(true)).toBeLessThan(2_000);
    });

    it('describes itself as OpenAPI 3.1', async () => {
      const answer = await client.send('GET', `${stage().address.api}/api/openapi.json`);
      const document = answer.json as { openapi: string; paths: Record<string, unknown> };
      expect(document.openapi).toMatch(/^3\.1/);
      expect(Object.keys(document.paths)).toEqual(expect.arrayContaining(['/api/v1/images/upload']));
    });
  });
}

function cookieOf(headers: Headers): string {
  return headers.get('set-cookie')?.split(';')[0] ?? '';
}
