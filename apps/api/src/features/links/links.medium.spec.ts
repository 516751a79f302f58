import {
  DEFAULT_PLACEMENT,
  type Link,
  type Marker,
  type MarkerAccepted,
  type Problem,
  type UploadAccepted,
} from '@argument/contracts';
import { keys } from '@argument/storage';
import { drawPicture, readPicture } from '@argument/testing';
import jsQR from 'jsqr';
import { mp4WithDuration } from '../../../test/made-files.js';
import { publishedConfig } from '../../../test/published-config.js';
import { startTestApi, type TestApi, type TestClient } from '../../../test/test-api.js';

let api: TestApi;
let picture: Buffer;
beforeAll(async () => {
  api = await startTestApi();
  picture = await drawPicture({ width: 640, height: 480 });
});
afterAll(() => api.close());

const jobs = (name: string, id: string) =>
  api.resources.database.client.job.findMany({ where: { name, id: { contains: id } }, orderBy: { createdAt: 'asc' } });
const problemOf = (answer: { json: unknown }) => answer.json as Problem;

interface Campaign {
  me: TestClient;
  projectId: string;
  imageId: string;
  videoId: string;
  markerId: string;
}

/** A project with a picture that the worker has made ready, a video, and a marker of both. */
async function newCampaign(): Promise<Campaign> {
  const me = await api.newUser();
  const projectId = (await me.newProject()).id;
  const imageId = ((await me.upload('images', projectId, picture, 'poster.jpg')).json as UploadAccepted).id;
  const videoId = ((await me.upload('videos', projectId, mp4WithDuration(5), 'clip.mp4')).json as UploadAccepted).id;
  await api.resources.database.client.image.update({ where: { id: imageId }, data: { status: 'ready' } });
  const body = { imageId, videoId };
  const { id: markerId } = await me.expect<MarkerAccepted>(202, 'POST', '/api/v1/markers/generate', body);
  return { me, projectId, imageId, videoId, markerId };
}

const newLink = ({ me, projectId, markerId }: Campaign, more: object = {}) =>
  me.expect<Link>(201, 'POST', `/api/v1/projects/${projectId}/links`, { markerIds: [markerId], ...more });

describe('markers', () => {
  it('are compiled at once when the picture is ready', async () => {
    const { me, markerId, imageId, videoId } = await newCampaign();
    expect(await jobs('compile-marker', markerId)).toHaveLength(1);
    expect(await me.expect<Marker>(200, 'GET', `/api/v1/markers/${markerId}`)).toMatchObject({
      name: 'poster',
      imageId,
      videoIds: [videoId],
      settings: DEFAULT_PLACEMENT,
      status: 'queued',
      trackability: null,
    });
  });

  it('wait for a picture that is not ready, and are refused for one that failed', async () => {
    const me = await api.newUser();
    const { id: projectId } = await me.newProject();
    const { id: imageId } = (await me.upload('images', projectId, picture)).json as UploadAccepted;
    const marker = await me.expect<MarkerAccepted>(202, 'POST', '/api/v1/markers/generate', { imageId });
    expect(await jobs('compile-marker', marker.id)).toHaveLength(0);
    await api.resources.database.client.image.update({ where: { id: imageId }, data: { status: 'failed' } });
    const refused = await me.send('POST', '/api/v1/markers/generate', { imageId });
    expect([refused.status, problemOf(refused).code]).toEqual([409, 'markers.image_failed']);
  });

  it('change the named settings only, and only to what is possible', async () => {
    const { me, markerId } = await newCampaign();
    const path = `/api/v1/markers/${markerId}`;
    await me.expect(200, 'PATCH', path, { settings: { scale: 2, rotation: 90 } });
    const changed = await me.expect<Marker>(200, 'PATCH', path, { settings: { opacity: 0.5 }, videoIds: [] });
    expect(changed).toMatchObject({
      settings: { ...DEFAULT_PLACEMENT, scale: 2, rotation: 90, opacity: 0.5 },
      videoIds: [],
    });
    const wrong = await me.send('PATCH', path, { settings: { scale: 99, opacity: -1 }, name: '' });
    expect(wrong.status).toBe(422);
    expect(
      problemOf(wrong)
        .errors?.map((error) => error.path)
        .sort(),
    ).toEqual(['name', 'settings.opacity', 'settings.scale']);
  });

  it('join only what belongs to the same project and workspace', async () => {
    const mine = await newCampaign();
    const theirs = await newCampaign();
    const generate = (body: object) => mine.me.send('POST', '/api/v1/markers/generate', body);
    expect((await generate({ imageId: theirs.imageId })).status).toBe(404);
    expect((await generate({ imageId: mine.imageId, videoId: theirs.videoId })).status).toBe(404);
    const patch = { videoIds: [theirs.videoId] };
    expect((await mine.me.send('PATCH', `/api/v1/markers/${mine.markerId}`, patch)).status).toBe(404);

    const second = (await mine.me.newProject()).id;
    const { id: other } = (await mine.me.upload('videos', second, mp4WithDuration(1))).json as UploadAccepted;
    const foreign = await generate({ imageId: mine.imageId, videoId: other });
    expect([foreign.status, problemOf(foreign).code]).toEqual([409, 'markers.other_project']);
  });
});

describe('links', () => {
  it('are made with a short address and published', async () => {
    const campaign = await newCampaign();
    const link = await newLink(campaign, {
      name: 'Shop window',
      expiresAt: '2100-01-01T00:00:00.000Z',
      password: 'secret',
    });
    expect(link).toMatchObject({
      name: 'Shop window',
      markerIds: [campaign.markerId],
      isActive: true,
      hasPassword: true,
      expiresAt: '2100-01-01T00:00:00.000Z',
      currentViews: 0,
      publishedAt: null,
      url: `https://viewer.example/${link.slug}`,
      phoneUrl: null,
    });
    expect(link.slug).toMatch(/^[a-z2-9]{7}$/);
    expect(link.warnings.map((warning) => warning.code)).toEqual(['marker_not_ready', 'video_not_ready']);
    expect((await jobs('publish-link', link.id)).map((job) => job.id)).toEqual([`publish-link:${link.id}:1`]);
  });

  it('take a chosen address once, and never a reserved or malformed one', async () => {
    const campaign = await newCampaign();
    const slug = `chosen-${Date.now()}`;
    expect((await newLink(campaign, { slug })).slug).toBe(slug);
    const send = (body: object) =>
      campaign.me.send('POST', `/api/v1/projects/${campaign.projectId}/links`, {
        markerIds: [campaign.markerId],
        ...body,
      });
    const taken = await send({ slug });
    expect([taken.status, problemOf(taken).code, problemOf(taken).errors?.[0]?.path]).toEqual([
      409,
      'links.slug_taken',
      'slug',
    ]);
    for (const bad of ['admin', 'Upper', 'a', 'two--hyphens', 'späti', '../x']) {
      expect((await send({ slug: bad })).status).toBe(422);
    }
    const renamed = await newLink(campaign);
    expect((await campaign.me.send('PATCH', `/api/v1/links/${renamed.id}`, { slug })).status).toBe(409);
  });

  it('are published anew at every change that a viewer can see', async () => {
    const campaign = await newCampaign();
    const { me, markerId, videoId, imageId } = campaign;
    const link = await newLink(campaign);
    const revisions = async () => (await jobs('publish-link', link.id)).map((job) => job.id.split(':')[2]);
    await me.expect(200, 'PATCH', `/api/v1/links/${link.id}`, { isActive: false });
    expect(await revisions()).toEqual(['1', '2']);
    await me.expect(200, 'PATCH', `/api/v1/markers/${markerId}`, { settings: { scale: 3 } });
    expect(await revisions()).toEqual(['1', '2', '3']);
    await me.send('DELETE', `/api/v1/videos/${videoId}`);
    expect(await revisions()).toEqual(['1', '2', '3', '4']);
    await me.send('DELETE', `/api/v1/projects/${campaign.projectId}`);
    await me.expect(200, 'POST', `/api/v1/projects/${campaign.projectId}/restore`);
    expect(await revisions()).toEqual(['1', '2', '3', '4', '5', '6']);
    await me.send('DELETE', `/api/v1/images/${imageId}`);
    expect(await revisions()).toHaveLength(7);
    const left = await me.expect<Link>(200, 'GET', `/api/v1/links/${link.id}`);
    expect(left).toMatchObject({ isActive: false, markerIds: [], warnings: [{ code: 'no_markers' }] });
  });

  it('end after they start', async () => {
    const campaign = await newCampaign();
    const link = await newLink(campaign, { startsAt: '2030-01-01T00:00:00Z' });
    const answer = await campaign.me.send('PATCH', `/api/v1/links/${link.id}`, { expiresAt: '2029-01-01T00:00:00Z' });
    expect([answer.status, problemOf(answer).errors?.[0]?.path]).toEqual([422, 'expiresAt']);
  });

  it('have a QR code that says the address, in three formats', async () => {
    const campaign = await newCampaign();
    const link = await newLink(campaign);
    const qr = `/api/v1/links/${link.id}/qr`;
    const authorization = `Bearer ${campaign.me.session?.accessToken}`;
    const read = async (file: Buffer) => {
      const { width, height, data } = await readPicture(file);
      const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
      for (let i = 0; i < width * height; i++) rgba.set(data.subarray(i * 3, i * 3 + 3), i * 4);
      return jsQR.default(rgba, width, height)?.data;
    };
    const fileOf = async (format: string) => {
      const answer = await fetch(`${api.url}${qr}?format=${format}&size=400`, { headers: { authorization } });
      return Buffer.from(await answer.arrayBuffer());
    };
    const [png, svg] = [await fileOf('png'), await fileOf('svg')];
    expect([await read(png), await read(svg)]).toEqual([link.url, link.url]);
    const logo = await drawPicture({ width: 64, height: 64, format: 'png', shapes: 12 });
    const body = { format: 'svg', color: '#1d4fc4', logo: logo.toString('base64') };
    const withLogo = await campaign.me.send('POST', qr, body);
    expect([withLogo.status, await read(Buffer.from(withLogo.text))]).toEqual([200, link.url]);
    const pdf = await campaign.me.get(`/api/v1/links/${link.id}/qr?format=pdf`);
    expect([pdf.headers.get('content-type'), pdf.text.slice(0, 5)]).toEqual(['application/pdf', '%PDF-']);
    expect((await campaign.me.get(`/api/v1/links/${link.id}/qr?format=bmp`)).status).toBe(422);
    const red = await campaign.me.get(`/api/v1/links/${link.id}/qr?format=svg&color=%23b3261e`);
    expect([red.status, red.text.includes('#b3261e')]).toEqual([200, true]);
    const pale = await campaign.me.get(`/api/v1/links/${link.id}/qr?color=%23ffcc00`);
    expect([pale.status, problemOf(pale).errors?.[0]?.path]).toEqual([422, 'color']);
    const phone = await campaign.me.get(`/api/v1/links/${link.id}/qr?target=phone`);
    expect([phone.status, problemOf(phone).code]).toEqual([409, 'links.no_phone_address']);
  });

  it('are the published JSON to anybody, and gone when they are deleted', async () => {
    const campaign = await newCampaign();
    const link = await newLink(campaign);
    const early = await api.anyone.get(`/api/v1/links/${link.slug}/config`);
    expect([early.status, early.headers.get('retry-after')]).toEqual([503, '1']);

    const published = publishedConfig(link);
    const key = keys.linkConfig(link.slug);
    await api.resources.store.put(key, published, { contentType: 'application/json' });
    const publish = (publishedRevision: number) =>
      api.resources.database.client.link.update({
        where: { id: link.id },
        data: { publishedRevision, publishedAt: new Date() },
      });
    await publish(1);
    const config = await api.anyone.get(`/api/v1/links/${link.slug}/config`);
    expect(config.text).toBe(published.toString());
    expect(config.headers.get('access-control-allow-origin')).toBe('*');
    expect((await api.anyone.get(`/p/links/${link.slug}.json`)).text).toBe(published.toString());

    // Kept by this process, until anything is published anew.
    await api.resources.store.delete(key);
    expect((await api.anyone.get(`/api/v1/links/${link.slug}/config`)).text).toBe(published.toString());
    const { revision } = await campaign.me
      .expect(200, 'PATCH', `/api/v1/links/${link.id}`, { isActive: false })
      .then(() => api.resources.database.client.link.findUniqueOrThrow({ where: { id: link.id } }));
    const anew = publishedConfig({ ...link, name: 'Paused' });
    await api.resources.store.put(key, anew, { contentType: 'application/json' });
    await publish(revision);
    expect((await api.anyone.get(`/api/v1/links/${link.slug}/config`)).text).toBe(anew.toString());

    await campaign.me.send('DELETE', `/api/v1/links/${link.id}`);
    expect((await api.anyone.get(`/api/v1/links/${link.slug}/config`)).status).toBe(404);
    expect((await api.anyone.get(`/p/links/${link.slug}.json`)).status).toBe(404);
    expect(await jobs('delete-files', link.id)).toMatchObject([
      { payload: { keys: [key, keys.gatedConfig(link.id)] } },
    ]);
  });
});

it('hides everything from everybody else', async () => {
  const campaign = await newCampaign();
  const link = await newLink(campaign);
  const stranger = await api.newUser();
  const paths = [
    `/api/v1/images/${campaign.imageId}`,
    `/api/v1/videos/${campaign.videoId}`,
    `/api/v1/markers/${campaign.markerId}`,
    `/api/v1/links/${link.id}`,
  ];
  for (const path of paths) {
    expect((await stranger.get(path)).status).toBe(404);
    expect((await stranger.send('DELETE', path)).status).toBe(404);
    expect((await api.anyone.get(path)).status).toBe(401);
  }
  expect((await stranger.send('PATCH', `/api/v1/markers/${campaign.markerId}`, { name: 'x' })).status).toBe(404);
  expect((await stranger.send('PATCH', `/api/v1/links/${link.id}`, { isActive: false })).status).toBe(404);
  expect((await stranger.get(`/api/v1/links/${link.id}/qr`)).status).toBe(404);
  expect((await stranger.get(`/api/v1/videos/${campaign.videoId}/status`)).status).toBe(404);
  const ownProject = (await stranger.newProject()).id;
  const body = { markerIds: [campaign.markerId] };
  expect((await stranger.send('POST', `/api/v1/projects/${ownProject}/links`, body)).status).toBe(404);
  expect((await stranger.send('POST', `/api/v1/projects/${campaign.projectId}/links`, body)).status).toBe(404);
  expect((await campaign.me.get(`/api/v1/links/${link.id}`)).json).toMatchObject({ isActive: true });
  expect(
    await api.resources.database.client.job.count({ where: { id: { startsWith: `publish-link:${link.id}` } } }),
  ).toBe(1);
});
