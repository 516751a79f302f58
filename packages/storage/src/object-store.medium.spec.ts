import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { describeObjectStore, makeTempFolder, startS3, type TestS3 } from '@argument/testing';
import { FilesystemStore } from './filesystem-store.js';
import type { ObjectStore } from './object-store.js';
import { S3Store } from './s3-store.js';

describe('FilesystemStore', () => {
  let folder: Awaited<ReturnType<typeof makeTempFolder>>;
  beforeAll(async () => {
    folder = await makeTempFolder();
  });
  afterAll(() => folder.remove());

  /** Stands where the API does. */
  const door: { server: Server; store: ObjectStore | null } = { store: null, server: createServer() };
  door.server.on('request', (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost');
    const { store } = door;
    const query = Object.fromEntries(url.searchParams);
    if (!(store instanceof FilesystemStore) || request.method !== 'PUT') return void response.writeHead(405).end();
    store.receive(url.pathname.replace('/files/', ''), query, request.headers, request).then(
      (etag) => response.writeHead(etag === null ? 403 : 200, { etag: etag ?? '' }).end(),
      () => response.writeHead(400).end(),
    );
  });
  beforeAll(() => once(door.server.listen(0, '127.0.0.1'), 'listening'));
  afterAll(() => door.server.close());

  describeObjectStore(
    'the file system',
    async () => new FilesystemStore({ root: path.join(folder.path, randomUUID()), secret: 's'.repeat(32) }),
    async (store, url) => {
      door.store = store;
      return `http://127.0.0.1:${(door.server.address() as AddressInfo).port}${url}`;
    },
  );
});

describe('S3Store', () => {
  let server: TestS3;
  beforeEach(async () => {
    server = await startS3();
  });
  afterEach(() => server.stop());

  describeObjectStore(
    'an S3 server',
    async () => new S3Store(server),
    async (_store, url) => url,
  );

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
