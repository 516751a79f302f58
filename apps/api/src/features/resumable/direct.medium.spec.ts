import { createHash } from 'node:crypto';
import type { DirectUpload, PartUrls, Problem, Quota } from '@argument/contracts';
import { startS3, type TestS3 } from '@argument/testing';
import { mp4WithDuration } from '../../../test/made-files.js';
import { startTestApi, type TestApi, type TestClient } from '../../../test/test-api.js';

const clip = mp4WithDuration(20, 9_000_000);

describe.each(['S3', 'the disk'])('a direct upload to %s', (where) => {
  let s3: TestS3 | null = null;
  let api: TestApi;
  let me: TestClient;
  let projectId: string;
  beforeAll(async () => {
    s3 = where === 'S3' ? await startS3() : null;
    const { accessKeyId = '', secretAccessKey = '' } = s3?.credentials ?? {};
    api = await startTestApi(
      s3
        ? {
            S3_ENDPOINT: s3.endpoint,
            S3_BUCKET: s3.bucket,
            S3_ACCESS_KEY_ID: accessKeyId,
            S3_SECRET_ACCESS_KEY: secretAccessKey,
          }
        : {},
    );
    me = await api.newUser();
    projectId = (await me.newProject()).id;
  });
  afterAll(async () => {
    await api.close();
    await s3?.stop();
  });

  const begin = (bytes: number, kind = 'video') =>
    me.expect<DirectUpload>(201, 'POST', '/api/v1/uploads/direct', { projectId, kind, filename: 'a.mp4', bytes });
  const sign = async (id: string, numbers: number[]) =>
    (await me.expect<PartUrls>(200, 'POST', `/api/v1/uploads/${id}/parts`, { numbers })).parts;

  async function sendParts({ id, partBytes, parts }: DirectUpload, file: Buffer) {
    const signed = await sign(
      id,
      Array.from({ length: parts }, (_, i) => i + 1),
    );
    const sent: { number: number; etag: string }[] = [];
    for (const { number, url, headers } of signed) {
      const { 'content-length': _, ...rest } = headers;
      const body = new Uint8Array(file.subarray((number - 1) * partBytes, number * partBytes));
      const answer = await fetch(url, { method: 'PUT', headers: rest, body });
      expect(answer.status).toBe(200);
      sent.push({ number, etag: answer.headers.get('etag') ?? '' });
    }
    return sent;
  }

  it('goes past the API in parts and is taken in like any other', async () => {
    const upload = await begin(clip.length);
    expect(upload.parts).toBe(2);
    const parts = await sendParts(upload, clip);
    expect((await me.get(`/api/v1/videos/${upload.id}/status`)).status).toBe(404);
    for (let times = 0; times < 2; times++) {
      await me.expect(202, 'POST', `/api/v1/uploads/${upload.id}/complete`, { parts });
    }
    const row = await api.resources.database.client.video.findUniqueOrThrow({ where: { id: upload.id } });
    expect(row.sha256).toBe(createHash('sha256').update(clip).digest('hex'));
    expect(await api.storedKeys()).toEqual([row.originalKey]);
    const quota = await me.expect<Quota>(200, 'GET', '/api/v1/users/me/quota');
    expect(quota.storageBytes.used).toBe(clip.length);
  });

  it('is refused by its content, and leaves nothing', async () => {
    const before = await api.storedKeys();
    const upload = await begin(1000);
    const parts = await sendParts(upload, Buffer.alloc(1000, 65));
    const answer = await me.send('POST', `/api/v1/uploads/${upload.id}/complete`, { parts });
    expect([answer.status, (answer.json as Problem).code]).toEqual([415, 'upload.unsupported_type']);
    expect(await api.storedKeys()).toEqual(before);
  });

  it('is not complete without its parts, and can be given up', async () => {
    const upload = await begin(1000);
    const parts = [{ number: 1, etag: '"00000000000000000000000000000000"' }];
    expect((await me.send('POST', `/api/v1/uploads/${upload.id}/complete`, { parts })).status).toBe(409);
    expect((await me.send('POST', `/api/v1/uploads/${upload.id}/parts`, { numbers: [2] })).status).toBe(422);
    const stranger = await api.newUser();
    expect((await stranger.send('POST', `/api/v1/uploads/${upload.id}/parts`, { numbers: [1] })).status).toBe(404);
    expect((await me.send('DELETE', `/api/v1/uploads/${upload.id}`)).status).toBe(204);
    expect((await me.send('POST', `/api/v1/uploads/${upload.id}/parts`, { numbers: [1] })).status).toBe(404);
  });
});
