import { randomUUID } from 'node:crypto';
import type { Link, MarkerAccepted, ProjectAnalytics, TrackResult, UploadAccepted } from '@argument/contracts';
import { countStaleDays } from '@argument/database';
import { drawPicture } from '@argument/testing';
import { startTestApi, type TestApi, type TestClient } from '../../../test/test-api.js';

let api: TestApi;
let picture: Buffer;
beforeAll(async () => {
  api = await startTestApi();
  picture = await drawPicture({ width: 640, height: 480 });
});
afterAll(() => api.close());

async function newLink(): Promise<{ me: TestClient; projectId: string; link: Link }> {
  const me = await api.newUser();
  const { id: projectId } = await me.newProject();
  const { id: imageId } = (await me.upload('images', projectId, picture)).json as UploadAccepted;
  const marker = await me.expect<MarkerAccepted>(202, 'POST', '/api/v1/markers/generate', { imageId });
  const body = { markerIds: [marker.id] };
  const link = await me.expect<Link>(201, 'POST', `/api/v1/projects/${projectId}/links`, body);
  return { me, projectId, link };
}

const event = (linkId: string, sessionId: string, type: string, metadata = {}, timestamp = new Date()) => ({
  id: randomUUID(),
  sessionId,
  linkId,
  type,
  timestamp: timestamp.toISOString(),
  metadata,
});
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1';
const track = async (body: unknown, headers: Record<string, string> = {}) => {
  const answer = await api.anyone.send('POST', '/api/v1/analytics/track', body, { 'user-agent': IPHONE, ...headers });
  expect(answer.status).toBe(202);
  return answer.json as TrackResult;
};
const report = (me: TestClient, projectId: string, query = '') =>
  me.expect<ProjectAnalytics>(200, 'GET', `/api/v1/analytics/projects/${projectId}${query}`);

describe('tracking', () => {
  it('counts every event once, however often and at whatever time it is sent', async () => {
    const { me, projectId, link } = await newLink();
    const session = randomUUID();
    const events = [
      event(link.id, session, 'view_started'),
      event(link.id, session, 'marker_detected', { detectMs: 400 }),
      event(link.id, session, 'video_progress', { percent: 50, watchedMs: 2000 }),
      event(link.id, session, 'video_completed', { watchedMs: 1500 }),
    ];
    expect(await track({ events })).toEqual({ accepted: 4, duplicates: 0, rejected: [] });
    expect(await track({ events })).toEqual({ accepted: 0, duplicates: 4, rejected: [] });
    await Promise.all(Array.from({ length: 6 }, () => track({ events: [...events].reverse() })));
    const seen = await report(me, projectId);
    expect(seen).toMatchObject({ views: 1, sessions: 1, uniqueViewers: 1, avgWatchTimeMs: 3500 });
    expect(seen.devices).toEqual([{ name: 'mobile', views: 1 }]);
    expect(seen.browsers).toEqual([{ name: 'Safari', views: 1 }]);
    expect(seen.funnel.map((step) => step.sessions)).toEqual([1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it('gives the same whether events come in order, out of order, one by one or at the same time', async () => {
    const { me, projectId, link } = await newLink();
    const steps = [
      'view_started',
      'camera_granted',
      'marker_detected',
      'video_started',
      'video_progress',
      'session_ended',
    ];
    const start = Date.now() - 60_000;
    const eventsOf = (session: string) =>
      steps.map((type, i) =>
        event(
          link.id,
          session,
          type,
          type === 'video_progress' ? { percent: 25, watchedMs: 700 } : {},
          new Date(start + i * 1000),
        ),
      );
    const sessions = [randomUUID(), randomUUID(), randomUUID()];
    const [a, b, c] = sessions.map(eventsOf);
    await track({ events: a });
    for (const one of [...(b ?? [])].reverse()) await track(one);
    await Promise.all((c ?? []).map((one) => track(one)));
    const rows = await api.resources.database.client.viewerSession.findMany({ where: { id: { in: sessions } } });
    expect(rows).toHaveLength(3);
    const facts = rows.map(({ startedAt, lastSeenAt, viewedAt, watchTimeMs, maxPercent, videoStarted }) => ({
      startedAt,
      lastSeenAt,
      viewedAt,
      watchTimeMs,
      maxPercent,
      videoStarted,
    }));
    expect(new Set(facts.map((fact) => JSON.stringify(fact))).size).toBe(1);
    expect(facts[0]).toMatchObject({
      startedAt: new Date(start),
      lastSeenAt: new Date(start + 5000),
      watchTimeMs: 700,
      maxPercent: 25,
    });
    expect(await report(me, projectId)).toMatchObject({ views: 3, sessions: 3, uniqueViewers: 1 });
  });

  it('judges each event by itself', async () => {
    const { link } = await newLink();
    const { link: other } = await newLink();
    const session = randomUUID();
    const good = event(link.id, session, 'view_started');
    const result = await track({
      events: [
        { nonsense: true },
        good,
        { ...good, id: randomUUID(), type: 'video_exploded' },
        { ...good, id: randomUUID(), linkId: randomUUID() },
        { ...good, id: randomUUID(), linkId: other.id },
        good,
      ],
    });
    expect(result).toEqual({
      accepted: 1,
      duplicates: 1,
      rejected: [
        { index: 0, code: 'invalid_id' },
        { index: 2, code: 'invalid_type' },
        { index: 3, code: 'unknown_link' },
        { index: 4, code: 'session_of_another_link' },
      ],
    });
  });

  it('takes text/plain from beacons, from any site', async () => {
    const { link } = await newLink();
    const body = JSON.stringify(event(link.id, randomUUID(), 'view_started'));
    const answer = await api.anyone.send('POST', '/api/v1/analytics/track', body, {
      'content-type': 'text/plain;charset=UTF-8',
      origin: 'https://museum.example',
    });
    expect([answer.status, (answer.json as TrackResult).accepted]).toEqual([202, 1]);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    const preflight = await api.anyone.send('OPTIONS', '/api/v1/analytics/track');
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([204, 'GET, POST']);
  });

  it.each([['[]'], ['{"events":[]}'], ['{"events":"x"}'], ['7'], [JSON.stringify({ events: Array(101).fill({}) })]])(
    'refuses the body %.30s',
    async (body) => {
      const answer = await api.anyone.send('POST', '/api/v1/analytics/track', body);
      expect(answer.status).toBe(422);
    },
  );

  it('keeps no address, and counts the same visitor once a day', async () => {
    const { me, projectId, link } = await newLink();
    const from = (address: string) => ({ 'x-forwarded-for': address });
    await track(event(link.id, randomUUID(), 'marker_detected'), from('203.0.113.7'));
    await track(event(link.id, randomUUID(), 'marker_detected'), from('203.0.113.7'));
    await track(event(link.id, randomUUID(), 'marker_detected'), from('203.0.113.8'));
    await track(event(link.id, randomUUID(), 'view_started'), from('203.0.113.9'));
    expect(await report(me, projectId)).toMatchObject({ sessions: 4, views: 3, uniqueViewers: 2 });
    const rows = await api.resources.database.client.viewerSession.findMany({ where: { projectId } });
    expect(JSON.stringify(rows)).not.toContain('203.0.113');
    expect((await me.get(`/api/v1/links/${link.id}`)).json).toMatchObject({ currentViews: 3 });
    expect((await me.get(`/api/v1/projects/${projectId}`)).json).toMatchObject({ totalViews: 3 });
  });
});

describe('reports', () => {
  it('have a value for every day or hour of the time that was asked for', async () => {
    const { me, projectId, link } = await newLink();
    const at = new Date('2026-03-10T15:20:00Z');
    await track(event(link.id, randomUUID(), 'marker_detected', { watchedMs: 900 }, at));
    const days = await report(me, projectId, '?from=2026-03-09&to=2026-03-11');
    expect(days.series.map(({ at: day, views }) => [day, views])).toEqual([
      ['2026-03-09T00:00:00.000Z', 0],
      ['2026-03-10T00:00:00.000Z', 1],
      ['2026-03-11T00:00:00.000Z', 0],
    ]);
    expect(days.links).toEqual([{ linkId: link.id, name: link.name, slug: link.slug, views: 1, sessions: 1 }]);
    const hours = await report(me, projectId, '?from=2026-03-10&to=2026-03-10&interval=hour');
    expect(hours.series).toHaveLength(24);
    expect(hours.series[15]).toMatchObject({ views: 1, watchTimeMs: 900 });
    const outside = await report(me, projectId, '?from=2026-03-11&to=2026-03-12');
    expect(outside).toMatchObject({ views: 0, sessions: 0, avgWatchTimeMs: 0 });
  });

  it.each([
    'from=2026-02-01&to=2026-01-01',
    'from=yesterday',
    'from=2020-01-01&to=2026-01-01',
    'interval=week',
    'interval=hour&from=2026-01-01&to=2026-02-15',
  ])('refuse %s', async (query) => {
    const me = await api.newUser();
    const { id } = await me.newProject();
    expect((await me.get(`/api/v1/analytics/projects/${id}?${query}`)).status).toBe(422);
  });

  it('are exported as CSV and as JSON', async () => {
    const { me, projectId, link } = await newLink();
    await me.expect(200, 'PATCH', `/api/v1/links/${link.id}`, { name: '=SUM(A1), "quoted"' });
    for (let i = 0; i < 3; i++) await track(event(link.id, randomUUID(), 'marker_detected'));
    const csv = await me.get(`/api/v1/analytics/projects/${projectId}/export?format=csv`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="sessions-.*\.csv"$/);
    const lines = csv.text.trimEnd().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain(`"'=SUM(A1), ""quoted"""`);
    const json = await me.get(`/api/v1/analytics/projects/${projectId}/export?format=json`);
    expect(json.json).toMatchObject([{ viewed: true, link: link.slug }, {}, {}]);
  });

  it('are told for one link of a project alone', async () => {
    const { me, projectId, link } = await newLink();
    const { markerIds } = link;
    const other = await me.expect<Link>(201, 'POST', `/api/v1/projects/${projectId}/links`, { markerIds });
    for (const linkId of [link.id, link.id, other.id]) await track(event(linkId, randomUUID(), 'marker_detected'));
    const of = async (linkId: string) => {
      const { views, series, devices, links } = await report(me, projectId, `?linkId=${linkId}`);
      return [views, series.reduce((sum, bucket) => sum + bucket.views, 0), devices[0]?.views, links.length];
    };
    expect([await of(link.id), await of(other.id)]).toEqual([
      [2, 2, 2, 2],
      [1, 1, 1, 2],
    ]);
    const foreign = await newLink();
    expect((await me.get(`/api/v1/analytics/projects/${projectId}?linkId=${foreign.link.id}`)).status).toBe(404);
  });

  it('say the same before and after their days were counted, also of late events and links that are gone', async () => {
    const { me, projectId, link } = await newLink();
    const { markerIds } = link;
    const other = await me.expect<Link>(201, 'POST', `/api/v1/projects/${projectId}/links`, { markerIds });
    const { client } = api.resources.database;
    const count = () => api.resources.database.inTransaction((tx) => countStaleDays(tx, [projectId]));
    // Nobody relies on marks any more whose transactions began minutes ago.
    const forget = () => client.analyticsStaleDay.updateMany({ where: { projectId }, data: { minute: new Date(0) } });
    const noon = (day: string) => new Date(`2026-03-${day}T12:00:00Z`);
    const session = randomUUID();
    await track(event(link.id, session, 'marker_detected', { watchedMs: 500 }, noon('10')));
    await track(event(link.id, randomUUID(), 'view_started', {}, noon('10')));
    await track(event(other.id, randomUUID(), 'marker_detected', {}, noon('10')));
    const query = '?from=2026-03-08&to=2026-03-12';
    const all = async () => [
      await report(me, projectId, query),
      await report(me, projectId, `${query}&linkId=${link.id}`),
    ];
    const settled = async () => {
      const live = await all();
      await forget();
      await count();
      expect(await client.analyticsStaleDay.count({ where: { projectId } })).toBe(0);
      expect(await all()).toEqual(live);
      return live;
    };
    const [whole, one] = await settled();
    // One phone saw both links: one viewer of the project.
    expect(whole).toMatchObject({ sessions: 3, views: 2, uniqueViewers: 1, devices: [{ name: 'mobile', views: 2 }] });
    expect(one).toMatchObject({ sessions: 2, views: 1, avgWatchTimeMs: 500 });
    // Days that are over were kept: what nobody has told the database is not seen. What changes them is seen at once, below.
    await client.analyticsProjectDay.updateMany({ where: { projectId }, data: { views: 99 } });
    expect(await all()).toEqual([whole, one]);

    await track(event(link.id, session, 'view_started', {}, noon('09')));
    const [moved] = await settled();
    expect(moved?.series.map(({ sessions }) => sessions)).toEqual([0, 1, 2, 0, 0]);

    await me.expect(204, 'DELETE', `/api/v1/links/${other.id}`);
    const [left] = await settled();
    expect(left).toMatchObject({ sessions: 2, views: 1, links: [{ linkId: link.id, views: 1 }] });
  });

  it("are nobody else's business", async () => {
    const { projectId } = await newLink();
    const stranger = await api.newUser();
    expect((await stranger.get(`/api/v1/analytics/projects/${projectId}`)).status).toBe(404);
    expect((await stranger.get(`/api/v1/analytics/projects/${projectId}/export`)).status).toBe(404);
  });
});
