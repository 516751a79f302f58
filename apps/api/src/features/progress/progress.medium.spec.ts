import type { ProjectProgress } from '@argument/contracts';
import { insertJob, markJobProgress, markJobSucceeded, newId, takeLease } from '@argument/database';
import { waitFor } from '@argument/testing';
import { startTestApi, type TestApi, type TestClient } from '../../../test/test-api.js';

let api: TestApi;
let me: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  me = await api.newUser();
});
afterAll(() => api.close());

/** A video whose job waits. */
async function newVideo(projectId: string, name: string): Promise<string> {
  const { database } = api.resources;
  const id = newId();
  const file = { originalKey: `originals/${id}`, sha256: id, bytes: 1_000 };
  await database.client.video.create({ data: { id, projectId, name, ...file } });
  const job = { id: `transcode-video:${id}:1`, name: 'transcode-video' as const, payload: { videoId: id } };
  await insertJob(database.client, { ...job, workspaceId: me.session?.user.workspaceId ?? '' });
  return id;
}

const jobOf = (videoId: string) => `transcode-video:${videoId}:1`;
const begin = (videoId: string) =>
  takeLease(api.resources.database.client, { jobId: jobOf(videoId), lease: 'a lease' }, 1);

const read = (projectId: string) => me.expect<ProjectProgress>(200, 'GET', `/api/v1/projects/${projectId}/progress`);

it('counts a batch from its first file to its last', async () => {
  const { client } = api.resources.database;
  const { id: projectId } = await me.newProject();
  expect(await read(projectId)).toMatchObject({ isRunning: false, secondsLeft: 0, files: [] });
  const [first, second] = [await newVideo(projectId, 'first.mp4'), await newVideo(projectId, 'second.mp4')];
  expect(await read(projectId)).toMatchObject({ isRunning: true, progress: 0, secondsLeft: null, filesLeft: 2 });
  await begin(first);
  await client.job.update({ where: { id: jobOf(first) }, data: { startedAt: new Date(Date.now() - 10_000) } });
  await markJobProgress(client, jobOf(first), 0.5);
  const half = await read(projectId);
  expect(half).toMatchObject({
    progress: 25,
    files: [
      { id: first, name: 'first.mp4', state: 'running', progress: 50 },
      { id: second, state: 'waiting' },
    ],
  });
  expect(half.files[0]?.secondsLeft).toBeGreaterThanOrEqual(10);
  await markJobSucceeded(client, jobOf(first));
  // The second one will take about as long as the first did.
  const later = await read(projectId);
  expect(later).toMatchObject({ progress: 50, filesLeft: 1 });
  expect(later.secondsLeft).toBeGreaterThanOrEqual(10);
  expect(later.secondsLeft).toBeLessThan(30);
  await begin(second);
  await markJobSucceeded(client, jobOf(second));
  expect(await read(projectId)).toMatchObject({ isRunning: false, progress: 100 });
});

it('is told over the event stream by any process, and once more when all is done', async () => {
  const other = await me.newProject('Another');
  const stop = new AbortController();
  const response = await fetch(`${api.url}/api/v1/events`, {
    headers: { authorization: `Bearer ${me.session?.accessToken}` },
    signal: stop.signal,
  });
  let text = '';
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const reading = (async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) text += part.value;
  })().catch(() => undefined);
  const told = () =>
    [...text.matchAll(/event: project\.progress\ndata: (.*)\n/g)]
      .map(([, data]) => JSON.parse(data ?? '') as ProjectProgress)
      .filter(({ projectId }) => projectId === other.id);
  // Written by nobody whom this process knows: it reads the jobs' rows.
  const id = await newVideo(other.id, 'clip.mp4');
  await waitFor('the first word', () => told().length > 0);
  expect(told()[0]).toMatchObject({ isRunning: true, filesLeft: 1 });
  expect(text).not.toMatch(/id: .*\nevent: project\.progress/);
  await begin(id);
  await markJobSucceeded(api.resources.database.client, jobOf(id));
  await waitFor('the last word', () => told().at(-1)?.isRunning === false);
  stop.abort();
  await reading;
});

it('is nobody else’s', async () => {
  const { id } = await me.newProject();
  const stranger = await api.newUser();
  expect((await stranger.get(`/api/v1/projects/${id}/progress`)).status).toBe(404);
});
