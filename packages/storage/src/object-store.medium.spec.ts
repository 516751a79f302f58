import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { describeObjectStore, makeTempFolder, startS3, type TestS3 } from '@argument/testing';
import { FilesystemStore } from './filesystem-store.js';
import { S3Store } from './s3-store.js';

describe('FilesystemStore', () => {
  let folder: Awaited<ReturnType<typeof makeTempFolder>>;
  beforeAll(async () => {
    folder = await makeTempFolder();
  });
  afterAll(() => folder.remove());

  describeObjectStore(
    'the file system',
    async () => new FilesystemStore({ root: path.join(folder.path, randomUUID()), secret: 's'.repeat(32) }),
  );
});

describe('S3Store', () => {
  let server: TestS3;
  beforeEach(async () => {
    server = await startS3();
  });
  afterEach(() => server.stop());

  describeObjectStore('an S3 server', async () => new S3Store(server));

  it('signs addresses that anybody can read from, for a while', async () => {
    const store = new S3Store(server);
    await store.put('a/b.txt', Buffer.from('hello'), { contentType: 'text/plain' });
    const address = await store.signedReadUrl('a/b.txt', 60, { downloadName: 'Größe.txt' });
    const answer = await fetch(address);
    expect(await answer.text()).toBe('hello');
    expect(answer.headers.get('content-disposition')).toContain("filename*=UTF-8''Gr%C3%B6%C3%9Fe.txt");
    expect((await fetch(address.replace('b.txt', 'c.txt'))).status).not.toBe(200);
    await store.close();
  });

  it('signs for the address that browsers see', async () => {
    const store = new S3Store({ ...server, publicEndpoint: 'https://files.example' });
    expect(await store.signedReadUrl('k', 60)).toMatch(/^https:\/\/files\.example\/argument-test\/k\?/);
    await store.close();
  });
});
