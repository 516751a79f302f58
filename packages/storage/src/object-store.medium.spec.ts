import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
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

  it('ends old uploads in parts that nobody finished', async () => {
    // The S3 server of the other tests does not list uploads, so this one speaks just these two calls.
    const aborted: (string | undefined)[] = [];
    const upload = (key: string, at: number) =>
      `<Upload><Key>${key}</Key><UploadId>of-${key}</UploadId><Initiated>${new Date(at).toISOString()}</Initiated></Upload>`;
    const stub = createServer((request, response) => {
      if (request.method === 'DELETE') {
        aborted.push(request.url?.split('&')[0]);
        response.writeHead(204).end();
        return;
      }
      const uploads = upload('old', Date.now() - 100_000) + upload('new', Date.now());
      response.end(`<ListMultipartUploadsResult>${uploads}</ListMultipartUploadsResult>`);
    }).listen(0, '127.0.0.1');
    await once(stub, 'listening');
    const { port } = stub.address() as AddressInfo;
    const store = new S3Store({ ...server, endpoint: `http://127.0.0.1:${port}` });
    expect(await store.removeLeftovers(60_000)).toBe(1);
    expect(aborted).toEqual([expect.stringContaining('/argument-test/old?')]);
    await store.close();
    stub.close();
  });

  it('signs for the address that browsers see', async () => {
    const store = new S3Store({ ...server, publicEndpoint: 'https://files.example' });
    expect(await store.signedReadUrl('k', 60)).toMatch(/^https:\/\/files\.example\/argument-test\/k\?/);
    await store.close();
  });
});
