import type { Quota, UploadAccepted, Video } from '@argument/contracts';
import { mp4WithDuration } from '../../../test/made-files.js';
import { startTestApi, type TestApi, type TestClient } from '../../../test/test-api.js';

let api: TestApi;
let me: TestClient;
let video: Video;
beforeAll(async () => {
  api = await startTestApi();
  me = await api.newUser();
  const { json } = await me.upload('videos', (await me.newProject()).id, mp4WithDuration(3));
  video = await me.expect<Video>(200, 'GET', `/api/v1/videos/${(json as UploadAccepted).id}`);
});
afterAll(() => api.close());

const change = (body: unknown) => me.send('PATCH', `/api/v1/videos/${video.id}`, body);
const CAPTIONS = 'WEBVTT\n\n00:00.000 --> 00:02.000\nWelcome to the fair.\n';

it('takes captions, charges for them, and gives them back', async () => {
  expect(video).toMatchObject({ captions: [], chromaKey: null });
  const changed = await me.expect<Video>(200, 'PATCH', `/api/v1/videos/${video.id}`, {
    captions: [
      { language: 'en', webvtt: CAPTIONS },
      { language: 'de', webvtt: `${CAPTIONS}\n` },
    ],
  });
  expect(changed.captions.map(({ language }) => language).sort()).toEqual(['de', 'en']);
  expect(changed.renditions).toEqual([]);
  const url = changed.captions.find(({ language }) => language === 'en')?.url ?? '';
  expect((await me.send('GET', url)).text).toBe(CAPTIONS);
  const { storageBytes } = await me.expect<Quota>(200, 'GET', '/api/v1/users/me/quota');
  expect(storageBytes.used).toBe(video.bytes + 2 * CAPTIONS.length + 1);
  expect((await change({ captions: [] })).json).toMatchObject({ captions: [], status: video.status });
});

it('has a video prepared anew for another key colour, once for each', async () => {
  const key = { color: '#00B140', tolerance: 0.3 };
  expect((await change({ chromaKey: key })).json).toMatchObject({
    status: 'queued',
    chromaKey: { color: '#00b140', tolerance: 0.3 },
  });
  const jobs = await api.resources.database.client.job.findMany({
    where: { subjectId: video.id },
    orderBy: { id: 'asc' },
  });
  expect(jobs.map(({ id, status }) => [id.split(':')[2], status])).toEqual([
    ['1', 'cancelled'],
    ['2', 'queued'],
  ]);
  expect((await change({ chromaKey: null })).json).toMatchObject({ chromaKey: null });
});

it('refuses what is neither', async () => {
  const wrong = [
    { captions: [{ language: 'en', webvtt: '1\n00:00:00,000 --> 00:00:02,000\nSubRip' }] },
    { captions: [{ language: 'English', webvtt: CAPTIONS }] },
    {
      captions: [
        { language: 'en', webvtt: CAPTIONS },
        { language: 'en', webvtt: CAPTIONS },
      ],
    },
    { chromaKey: { color: 'green', tolerance: 0.3 } },
    { chromaKey: { color: '#00b140', tolerance: 2 } },
  ];
  for (const body of wrong) expect((await change(body)).status).toBe(422);
});
