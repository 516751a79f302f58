import { request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Image, Problem, UploadAccepted } from '@argument/contracts';
import { drawPicture, waitFor } from '@argument/testing';
import { mp4WithDuration, pngHeader } from '../../../test/made-files.js';
import { startTestApi, type TestApi, type TestClient } from '../../../test/test-api.js';

let api: TestApi;
let me: TestClient;
let projectId: string;
let picture: Buffer;
beforeAll(async () => {
  api = await startTestApi();
  me = await api.newUser();
  projectId = (await me.newProject()).id;
  picture = await drawPicture({ width: 800, height: 600 });
});
afterAll(() => api.close());

const problemOf = (answer: { json: unknown }) => answer.json as Problem;

describe('an upload', () => {
  it.each([false, true])('is taken, stored and queued; the file before the project: %s', async (fileFirst) => {
    const answer = await me.upload('images', projectId, picture, 'C:\\photos\\Sunset.jpg', fileFirst);
    expect(answer.status).toBe(202);
    const accepted = answer.json as UploadAccepted;
    expect(accepted).toMatchObject({ projectId, status: 'queued' });

    const image = await me.expect<Image>(200, 'GET', `/api/v1/images/${accepted.id}`);
    expect(image).toMatchObject({ name: 'Sunset.jpg', status: 'queued', format: 'jpeg', bytes: picture.length });
    const original = await fetch(image.originalUrl);
    expect(Buffer.from(await original.arrayBuffer())).toEqual(picture);

    const findJob = () =>
      api.resources.database.client.job.findUniqueOrThrow({ where: { id: `process-image:${accepted.id}:1` } });
    expect(await findJob()).toMatchObject({
      name: 'process-image',
      payload: { imageId: accepted.id },
      status: 'queued',
    });
    await waitFor('the note that the queue has it', async () => (await findJob()).dispatchedAt !== null);
    expect((await me.send('DELETE', `/api/v1/images/${accepted.id}`)).status).toBe(204);
  });

  it('of a video is taken with its own job', async () => {
    const answer = await me.upload('videos', projectId, mp4WithDuration(119), 'clip.mp4');
    expect(answer.status).toBe(202);
    const { id } = answer.json as UploadAccepted;
    expect(await me.expect(200, 'GET', `/api/v1/videos/${id}/status`)).toEqual({ id, status: 'queued', progress: 0 });
    expect(await api.resources.database.client.job.count({ where: { id: `transcode-video:${id}:1` } })).toBe(1);
    expect((await me.send('DELETE', `/api/v1/videos/${id}`)).status).toBe(204);
  });
});

describe('a refused upload leaves nothing', () => {
  let before: string[];
  beforeEach(async () => {
    before = await api.storedKeys();
  });
  afterEach(async () => {
    expect(await api.storedKeys()).toEqual(before);
  });

  const svg = Buffer.from('<?xml version="1.0"?>\n<!-- x -->\n<svg xmlns="http://www.w3.org/2000/svg"/>');
  const gif = Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(2000, 7)]);
  it.each([
    ['text named .jpg', 'images', Buffer.from('not a picture\n'), 'upload.unsupported_type', /text file.*JPEG/],
    ['nothing', 'images', Buffer.alloc(0), 'upload.empty_file', /JPEG, PNG, WebP or AVIF/],
    ['an SVG', 'images', svg, 'upload.unsupported_type', /SVG.*JPEG/],
    ['a GIF', 'images', gif, 'upload.unsupported_type', /GIF.*JPEG/],
    ['random bytes', 'images', Buffer.alloc(5000, 1), 'upload.unsupported_type', /do not know.*JPEG/],
    ['a video as an image', 'images', mp4WithDuration(1), 'upload.unsupported_type', /a video.*JPEG/],
    ['a picture as a video', 'videos', pngHeader(700, 500), 'upload.unsupported_type', /a picture.*MP4/],
    ['nothing as a video', 'videos', Buffer.alloc(0), 'upload.empty_file', /MP4, MOV or WebM/],
  ] as const)('%s: 415 that says what to upload instead', async (_what, kind, file, code, detail) => {
    for (const fileFirst of [false, true]) {
      const answer = await me.upload(kind, projectId, file, 'photo.jpg', fileFirst);
      expect([answer.status, problemOf(answer).code]).toEqual([415, code]);
      expect(problemOf(answer).detail).toMatch(detail);
    }
  });

  it.each([
    ['bytes', 'images', () => Buffer.concat([picture, Buffer.alloc(11 * 1024 * 1024)]), /10 MB/],
    ['pixels', 'images', () => pngHeader(20_000, 300), /20000 x 300.*4096/],
    ['seconds', 'videos', () => mp4WithDuration(121), /121 s.*120 s/],
    ['seconds, said at the end of the file', 'videos', () => mp4WithDuration(500, 3_000_000), /500 s.*120 s/],
  ] as const)('too many %s: 413 with the limit in the text', async (_what, kind, file, detail) => {
    const answer = await me.upload(kind, projectId, file());
    expect(answer.status).toBe(413);
    expect(problemOf(answer).detail).toMatch(detail);
  });

  it('too many bytes without a Content-Length are refused while they stream', async () => {
    const boundary = 'x-boundary-x';
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="projectId"\r\n\r\n${projectId}\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n`;
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const request = httpRequest(`${api.url}/api/v1/images/upload`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${me.session?.accessToken}`,
          'content-type': `multipart/form-data; boundary=${boundary}`,
          'transfer-encoding': 'chunked',
        },
      });
      request.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
      request.write(head);
      request.write(picture);
      for (let i = 0; i < 20; i++) request.write(Buffer.alloc(1024 * 1024));
      request.end();
    });
    expect(status).toBe(413);
  });

  it('a client that goes away half way', async () => {
    const boundary = 'x-boundary-x';
    const request = httpRequest(`${api.url}/api/v1/images/upload`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${me.session?.accessToken}`,
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': 5_000_000,
      },
    });
    request.on('error', () => undefined);
    request.write(
      `--${boundary}\r\ncontent-disposition: form-data; name="projectId"\r\n\r\n${projectId}\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n`,
    );
    request.write(Buffer.concat([picture, Buffer.alloc(600_000)]));
    await sleep(300);
    request.destroy();
    await sleep(300);
    expect(await api.resources.database.client.image.count({ where: { name: 'a.jpg' } })).toBe(0);
  });

  it("somebody else's project, wherever it stands in the form: 404", async () => {
    const stranger = await api.newUser();
    for (const fileFirst of [false, true]) {
      expect((await stranger.upload('images', projectId, picture, 'a.jpg', fileFirst)).status).toBe(404);
    }
  });

  it('a form without its fields: 422 with both', async () => {
    const form = new FormData();
    form.append('other', 'x');
    const answer = await me.send('POST', '/api/v1/images/upload', form);
    expect(answer.status).toBe(422);
    expect(problemOf(answer).errors?.map((error) => error.path)).toEqual(['projectId', 'file']);
  });

  it('JSON instead of a form: 415', async () => {
    const answer = await me.send('POST', '/api/v1/images/upload', { projectId });
    expect([answer.status, problemOf(answer).code]).toEqual([415, 'upload.not_multipart']);
  });

  it('a form that ends in the middle: 400', async () => {
    const answer = await me.send(
      'POST',
      '/api/v1/images/upload',
      '--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nabc',
      {
        'content-type': 'multipart/form-data; boundary=b',
      },
    );
    expect([400, 415]).toContain(answer.status);
  });
});

describe('the storage quota', () => {
  it('refuses what does not fit any more, and says so', async () => {
    const other = await api.newUser();
    const project = await other.newProject();
    await other.upload('images', project.id, picture);
    const used = 500 * 1024 * 1024 - 1000;
    await api.resources.database.client.storedFile.updateMany({
      where: { workspaceId: other.session.user.workspaceId },
      data: { bytes: BigInt(used) },
    });
    const before = await api.storedKeys();
    const answer = await other.upload('images', project.id, await drawPicture({ width: 801, height: 600 }));
    expect([answer.status, problemOf(answer).code]).toEqual([403, 'quota.storage_exceeded']);
    expect(problemOf(answer).detail).toContain('500 MB');
    expect(await api.storedKeys()).toEqual(before);
  });
});

describe('deleting', () => {
  it('has the worker delete the files behind the rows', async () => {
    const { id } = (await me.upload('images', projectId, picture)).json as UploadAccepted;
    const { originalKey: key } = await api.resources.database.client.image.findUniqueOrThrow({ where: { id } });
    await me.send('DELETE', `/api/v1/images/${id}`);
    expect((await me.get(`/api/v1/images/${id}`)).status).toBe(404);
    const job = await waitFor('the job', () =>
      api.resources.database.client.job.findUnique({ where: { id: `delete-files:${id}:1` } }),
    );
    expect(job).toMatchObject({ name: 'delete-files', payload: { keys: [key] } });
  });
});
