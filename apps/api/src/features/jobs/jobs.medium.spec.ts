import type { AdminJob, Page, Problem } from '@argument/contracts';
import { insertJob, markJobFailed, newId, takeLease } from '@argument/database';
import { startTestApi, type TestApi, type TestClient } from '../../../test/test-api.js';

let api: TestApi;
let operator: TestClient;
beforeAll(async () => {
  api = await startTestApi();
  operator = await api.newOperator();
});
afterAll(() => api.close());

/** A job as it stands after its last attempt, and the video that it was for. */
async function givenUp(retryable: boolean): Promise<{ jobId: string; videoId: string }> {
  const { client } = api.resources.database;
  const workspaceId = operator.session?.user.workspaceId ?? '';
  const videoId = newId();
  const project = await client.project.create({ data: { id: newId(), workspaceId, name: 'Wedding' } });
  const error = { errorCode: 'internal_error', errorMessage: 'The disk is full.' };
  const upload = { originalKey: `originals/${videoId}`, sha256: 'x', bytes: 1n, projectId: project.id, name: 'clip' };
  await client.video.create({ data: { id: videoId, status: 'failed', ...error, ...upload } });
  const jobId = `transcode-video:${videoId}:1`;
  await insertJob(client, { id: jobId, name: 'transcode-video', payload: { videoId }, workspaceId });
  await takeLease(client, { jobId, lease: 'first' }, 5);
  await markJobFailed(client, jobId, { code: 'internal_error', message: 'The disk is full.' }, retryable);
  return { jobId, videoId };
}

const retry = (id: string) => operator.send('POST', '/api/v1/admin/jobs/retry', { id });

describe('dead letters', () => {
  it('are listed and tried again, and so is what they were for', async () => {
    const { jobId, videoId } = await givenUp(true);
    const { items } = await operator.expect<Page<AdminJob>>(200, 'GET', '/api/v1/admin/jobs');
    expect(items.find(({ id }) => id === jobId)).toMatchObject({
      status: 'failed',
      attempts: 5,
      retryable: true,
      error: { code: 'internal_error', message: 'The disk is full.' },
    });
    const again = await operator.expect<AdminJob>(202, 'POST', '/api/v1/admin/jobs/retry', { id: jobId });
    expect(again).toMatchObject({ id: jobId, status: 'queued', attempts: 0, error: null });
    const video = await api.resources.database.client.video.findUniqueOrThrow({ where: { id: videoId } });
    expect(video).toMatchObject({ status: 'queued', errorCode: null });
    expect((await api.resources.producer.counts())['transcode-video'].waiting).toBeGreaterThan(0);
    const twice = await retry(jobId);
    expect([twice.status, (twice.json as Problem).code]).toEqual([409, 'admin.job_not_retryable']);
  });

  it('are not tried again when the upload is at fault, and not by others', async () => {
    const { jobId } = await givenUp(false);
    expect((await retry(jobId)).status).toBe(409);
    expect((await retry('transcode-video:nobody:1')).status).toBe(404);
    const user = await api.newUser('Ordinary');
    expect((await user.get('/api/v1/admin/jobs')).status).toBe(403);
  });

  it('come in pages', async () => {
    for (let i = 0; i < 3; i++) await givenUp(true);
    const first = await operator.expect<Page<AdminJob>>(200, 'GET', '/api/v1/admin/jobs?limit=2');
    const rest = await operator.expect<Page<AdminJob>>(
      200,
      'GET',
      `/api/v1/admin/jobs?limit=2&cursor=${first.nextCursor}`,
    );
    const ids = [...first.items, ...rest.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect((await operator.get('/api/v1/admin/jobs?cursor=x')).status).toBe(422);
  });
});

describe('measurements', () => {
  it('say how long the queue is and how many workers it wants', async () => {
    const { text } = await api.anyone.get('/metrics');
    expect(text).toMatch(/argument_workers_desired\{service="api"\} 2\b/);
    expect(text).toMatch(/argument_queue_jobs\{.*job="transcode-video".*\} \d/);
  });
});

it('cancels the jobs of what is deleted', async () => {
  const { jobId, videoId } = await givenUp(true);
  await retry(jobId);
  const before = (await api.resources.producer.counts())['transcode-video'].waiting;
  expect((await operator.send('DELETE', `/api/v1/videos/${videoId}`)).status).toBe(204);
  const job = await api.resources.database.client.job.findUniqueOrThrow({ where: { id: jobId } });
  expect(job.status).toBe('cancelled');
  expect((await api.resources.producer.counts())['transcode-video'].waiting).toBe(before - 1);
});
