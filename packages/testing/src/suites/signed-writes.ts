import { randomBytes } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { InvalidMultipartError, type ObjectStore, type SignedWrite } from '@argument/storage';

/** Answers the address of a signed path: the store's own, or that of the server that stands before it in this test. */
export type Serve = (store: ObjectStore, path: string) => Promise<string>;

const TERMS = { contentType: 'image/jpeg', bytes: 11, expiresInSeconds: 60 };
const BODY = Buffer.from('hello world');
const MIB_5 = 5 * 1024 * 1024;

/** Addresses that let a client put one object, whole or in parts, and nothing else. */
export function describeSignedWrites(name: string, makeStore: () => Promise<ObjectStore>, serve: Serve): void {
  describe(`${name} takes signed writes`, () => {
    let store: ObjectStore;
    beforeEach(async () => {
      store = await makeStore();
    });
    afterEach(() => store.close());

    /** The length goes by itself: fetch counts the body. */
    const send = async ({ url, headers }: SignedWrite, body: Buffer, change: Record<string, string> = {}) => {
      const { 'content-length': _, ...rest } = { ...headers, ...change };
      return fetch(await serve(store, url), { method: 'PUT', headers: rest, body: new Uint8Array(body) });
    };
    const read = async (key: string) => buffer((await store.get(key)).body);

    it('of the very type and length', async () => {
      const write = await store.signedWriteUrl('a/b.jpg', TERMS);
      expect((await send(write, BODY)).status).toBe(200);
      expect(await store.head('a/b.jpg')).toMatchObject({ bytes: 11, contentType: 'image/jpeg' });
      expect(await read('a/b.jpg')).toEqual(BODY);
    });

    it('and of no other key, type, length or method', async () => {
      const write = await store.signedWriteUrl('a/b.jpg', TERMS);
      const refusals = [
        await send({ ...write, url: write.url.replace('b.jpg', 'c.jpg') }, BODY),
        await send(write, BODY, { 'content-type': 'text/html' }),
        await send(write, Buffer.from('hello world and more')),
        await send(write, Buffer.from('hello')),
      ];
      expect(refusals.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
      expect((await fetch(await serve(store, write.url))).status).toBeGreaterThanOrEqual(400);
      expect(await store.head('a/b.jpg')).toBeNull();
      expect(await store.head('a/c.jpg')).toBeNull();
    });

    it('for five minutes at most, and not after their time', async () => {
      await expect(store.signedWriteUrl('k', { ...TERMS, expiresInSeconds: 301 })).rejects.toThrow(RangeError);
      await expect(store.signedWriteUrl('k', { ...TERMS, bytes: -1 })).rejects.toThrow(RangeError);
      const short = await store.signedWriteUrl('k', { ...TERMS, expiresInSeconds: 1 });
      await new Promise((resolve) => setTimeout(resolve, 2100));
      expect((await send(short, BODY)).status).toBe(403);
      expect(await store.head('k')).toBeNull();
    });

    it('in parts that come in any order and twice, seen by nobody before they are put together', async () => {
      const file = randomBytes(MIB_5 + 1000);
      const slices = [file.subarray(0, MIB_5), file.subarray(MIB_5)];
      const id = await store.createMultipart('big', { contentType: 'video/mp4' });
      const etags: string[] = [];
      for (const number of [2, 1, 2]) {
        const body = slices[number - 1] ?? Buffer.alloc(0);
        const terms = { bytes: body.length, expiresInSeconds: 60 };
        const answer = await send(await store.signedPartUrl('big', id, number, terms), body);
        expect(answer.status).toBe(200);
        etags[number - 1] = answer.headers.get('etag') ?? '';
      }
      expect(await store.head('big')).toBeNull();
      const parts = etags.map((etag, index) => ({ number: index + 1, etag }));
      expect(await store.completeMultipart('big', id, parts)).toMatchObject({
        bytes: file.length,
        contentType: 'video/mp4',
      });
      expect((await read('big')).equals(file)).toBe(true);
    });

    it('in parts of the announced length only', async () => {
      const id = await store.createMultipart('big', { contentType: 'video/mp4' });
      const part = await store.signedPartUrl('big', id, 1, { bytes: 5, expiresInSeconds: 60 });
      expect((await send(part, BODY)).status).toBe(403);
    });

    it('and forgets parts that are given up or were never sent', async () => {
      const id = await store.createMultipart('big', { contentType: 'video/mp4' });
      const missing = store.completeMultipart('big', id, [{ number: 1, etag: '"0123"' }]);
      await expect(missing).rejects.toThrow(InvalidMultipartError);
      await store.abortMultipart('big', id);
      await store.abortMultipart('big', id);
      await expect(store.completeMultipart('big', id, [{ number: 1, etag: '"0123"' }])).rejects.toThrow();
      expect(await store.head('big')).toBeNull();
    });
  });
}
