import { DEFAULT_PLACEMENT, FREE_PLAN, type Page, type Problem, type Project } from '@argument/contracts';
import { newId } from '@argument/database';
import { startTestApi, type TestApi, type TestClient } from '../../../test/test-api.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const list = async (client: TestClient, query = '') =>
  (await client.expect<Page<Project>>(200, 'GET', `/api/v1/projects${query}`)).items.map((project) => project.name);

describe('projects', () => {
  it('are created, read, changed', async () => {
    const me = await api.newUser();
    const made = await me.expect<Project>(201, 'POST', '/api/v1/projects', { name: ' Harbour ', tags: ['prints'] });
    expect(made).toMatchObject({
      name: 'Harbour',
      description: '',
      tags: ['prints'],
      visibility: 'private',
      counts: { images: 0, videos: 0, markers: 0, links: 0 },
      totalViews: 0,
      coverUrl: null,
      deletedAt: null,
    });
    const changed = await me.expect<Project>(200, 'PATCH', `/api/v1/projects/${made.id}`, { visibility: 'public' });
    expect(changed).toMatchObject({ name: 'Harbour', visibility: 'public', tags: ['prints'] });
    expect(await me.expect(200, 'GET', `/api/v1/projects/${made.id}`)).toEqual(changed);
  });

  it('are listed by search, tag and order, page by page', async () => {
    const me = await api.newUser();
    const make = (name: string, tags: string[], description = '') =>
      me.expect(201, 'POST', '/api/v1/projects', { name, tags, description });
    await make('beta', ['one']);
    await make('Alpha', ['one', 'two'], 'Under 100% rain_coats');
    await make('gamma', []);
    expect(await list(me)).toEqual(['gamma', 'Alpha', 'beta']);
    expect(await list(me, '?sort=oldest')).toEqual(['beta', 'Alpha', 'gamma']);
    expect(await list(me, '?sort=name')).toEqual(['Alpha', 'beta', 'gamma']);
    expect(await list(me, '?tag=two')).toEqual(['Alpha']);
    expect(await list(me, '?search=MM')).toEqual(['gamma']);
    expect(await list(me, `?search=${encodeURIComponent('100% rain_')}`)).toEqual(['Alpha']);
    expect(await list(me, '?search=a_m')).toEqual([]);

    for (const sort of ['newest', 'oldest', 'name']) {
      const all = await list(me, `?sort=${sort}`);
      const paged: string[] = [];
      let cursor = '';
      do {
        const page = await me.expect<Page<Project>>(200, 'GET', `/api/v1/projects?limit=1&sort=${sort}${cursor}`);
        paged.push(...page.items.map((project) => project.name));
        cursor = page.nextCursor === null ? '' : `&cursor=${page.nextCursor}`;
      } while (cursor !== '');
      expect(paged).toEqual(all);
    }
  });

  it.each(['cursor=nonsense', 'limit=0', 'limit=101', 'sort=random'])('refuse %s', async (query) => {
    const me = await api.newUser();
    expect((await me.get(`/api/v1/projects?${query}`)).status).toBe(422);
  });

  it('end at the quota, also when many are made at once', async () => {
    const me = await api.newUser();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => me.send('POST', '/api/v1/projects', { name: `P${i}` })),
    );
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(5);
    const refused = answers.find((answer) => answer.status !== 201);
    expect(refused?.json).toMatchObject({ status: 403, code: 'quota.projects_exceeded' });
    expect((refused?.json as Problem | undefined)?.detail).toContain('5 projects');
    const quota = await me.expect(200, 'GET', '/api/v1/users/me/quota');
    expect(quota).toMatchObject({ projects: { used: 5, limit: 5 }, storageBytes: { used: 0 } });
  });

  it('can be restored after they were deleted, not when the time is over', async () => {
    const me = await api.newUser();
    const { id } = await me.newProject('Gone');
    expect((await me.send('DELETE', `/api/v1/projects/${id}`)).status).toBe(204);
    expect((await me.get(`/api/v1/projects/${id}`)).status).toBe(404);
    expect((await me.send('DELETE', `/api/v1/projects/${id}`)).status).toBe(404);
    expect(await list(me)).toEqual([]);
    expect(await list(me, '?state=deleted')).toEqual(['Gone']);
    await me.expect(200, 'POST', `/api/v1/projects/${id}/restore`);
    expect(await list(me)).toEqual(['Gone']);

    const longAgo = new Date(Date.now() - 31 * 24 * 3600 * 1000);
    await api.resources.database.client.project.update({ where: { id }, data: { deletedAt: longAgo } });
    expect((await me.send('POST', `/api/v1/projects/${id}/restore`)).status).toBe(404);
  });

  it("are nobody else's business, and no id at all is not found either", async () => {
    const owner = await api.newUser();
    const stranger = await api.newUser();
    const { id } = await owner.newProject();
    for (const target of [id, 'not-an-id', "1'; DROP TABLE projects"]) {
      const path = `/api/v1/projects/${encodeURIComponent(target)}`;
      expect((await stranger.get(path)).status).toBe(404);
      expect((await stranger.send('PATCH', path, { name: 'Mine' })).status).toBe(404);
      expect((await stranger.send('DELETE', path)).status).toBe(404);
      for (const child of ['images', 'videos', 'markers', 'links']) {
        expect((await stranger.get(`${path}/${child}`)).status).toBe(404);
      }
    }
    expect((await owner.get(`/api/v1/projects/${id}`)).json).toMatchObject({ name: 'A project' });
  });
});

describe('roles', () => {
  it('let a viewer read and change nothing', async () => {
    const me = await api.newUser();
    const { id } = await me.newProject();
    await api.resources.database.client.member.updateMany({
      where: { userId: me.session.user.id },
      data: { role: 'viewer' },
    });
    expect((await me.get(`/api/v1/projects/${id}`)).status).toBe(200);
    const refused = await me.send('DELETE', `/api/v1/projects/${id}`);
    expect([refused.status, (refused.json as Problem).code]).toEqual([403, 'auth.read_only']);
  });

  it('are duplicated with what is ready in them; the copy names the same files and costs none', async () => {
    const me = await api.newUser();
    const { client } = api.resources.database;
    const { id: projectId } = await me.newProject('Harbour');
    const [imageId, videoId, markerId, waitingId] = [newId(), newId(), newId(), newId()];
    const base = { projectId, name: 'Poster', sha256: '0'.repeat(64), bytes: 1n };
    const proof = {
      fieldOfView: 60,
      distances: [],
      rows: [],
      crop: null,
      similar: [{ markerId, verdict: 'same', shared: 1 }],
      provedAt: new Date().toISOString(),
    };
    await client.image.create({ data: { ...base, id: imageId, originalKey: 'originals/a', status: 'ready' } });
    await client.image.create({ data: { ...base, id: waitingId, originalKey: 'originals/b' } });
    await client.video.create({ data: { ...base, id: videoId, originalKey: 'originals/c', status: 'ready' } });
    const videos = { create: [{ videoId, position: 0 }] };
    const settings = { ...DEFAULT_PLACEMENT, scale: 0.5 };
    await client.marker.create({
      data: { id: markerId, projectId, imageId, name: 'Poster', status: 'ready', settings, proof, videos },
    });
    const file = { name: 'argm', key: 'renditions/x.argm', sha256: '0'.repeat(64), contentType: 'x/y', bytes: 1n };
    await client.rendition.create({ data: { id: newId(), markerId, ...file } });

    const copy = await me.expect<Project>(201, 'POST', `/api/v1/projects/${projectId}/duplicate`);
    expect(copy).toMatchObject({ name: 'Copy of Harbour', counts: { images: 1, videos: 1, markers: 1, links: 0 } });
    const [marker] = await client.marker.findMany({
      where: { projectId: copy.id },
      include: { image: true, videos: { include: { video: true } }, files: true },
    });
    expect(marker).toMatchObject({
      settings: { scale: 0.5 },
      image: { projectId: copy.id, originalKey: 'originals/a' },
      videos: [{ video: { projectId: copy.id, originalKey: 'originals/c' } }],
      files: [{ key: 'renditions/x.argm' }],
      proof: { similar: [{ markerId: marker?.id }] },
    });
    expect(marker?.id).not.toBe(markerId);
    expect(await client.storedFile.count({ where: { key: 'renditions/x.argm' } })).toBe(0);
    for (let made = 2; made < FREE_PLAN.projects; made++) await me.newProject();
    expect((await me.send('POST', `/api/v1/projects/${projectId}/duplicate`)).status).toBe(403);
  });
});
