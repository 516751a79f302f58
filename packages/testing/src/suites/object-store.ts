import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  type ByteRange,
  InvalidKeyError,
  ObjectNotFoundError,
  type ObjectStore,
  RangeNotSatisfiableError,
  SizeMismatchError,
} from '@argument/storage';

import { describeSignedWrites, type Serve } from './signed-writes.js';

const TEXT = { contentType: 'text/plain' };

/** What every object store does, whatever it stands on. `makeStore` answers an empty one. */
export function describeObjectStore(name: string, makeStore: () => Promise<ObjectStore>, serve: Serve): void {
  describeSignedWrites(name, makeStore, serve);
  describe(`${name} as an object store`, () => {
    let store: ObjectStore;
    beforeEach(async () => {
      store = await makeStore();
    });
    afterEach(() => store.close());

    const put = (key: string, text: string) => store.put(key, Buffer.from(text), TEXT);
    const read = async (key: string, range?: ByteRange) =>
      (await buffer((await store.get(key, range)).body)).toString();
    const keysOf = async (prefix: string) => {
      const keys: string[] = [];
      for await (const { key } of store.list(prefix)) keys.push(key);
      return keys.sort();
    };

    it('gives back what was put, with its facts', async () => {
      const put = await store.put('a/b.txt', Buffer.from('hello'), { ...TEXT, cacheControl: 'no-store', bytes: 5 });
      const { info, body } = await store.get('a/b.txt');
      expect((await buffer(body)).toString()).toBe('hello');
      expect(info).toMatchObject({ key: 'a/b.txt', bytes: 5, contentType: 'text/plain', cacheControl: 'no-store' });
      expect(info.etag).toMatch(/^".+"$/);
      expect(info.etag).toBe(put.etag);
      expect(Math.abs(info.lastModified.getTime() - Date.now())).toBeLessThan(60_000);
      expect(await store.head('a/b.txt')).toEqual(info);
    });

    it('stores a stream of unknown length byte for byte, also a long one', async () => {
      const bytes = randomBytes(6 * 1024 * 1024 + 7);
      const chunks = Array.from({ length: 97 }, (_, i) => bytes.subarray(i * 65_000, (i + 1) * 65_000));
      await store.put('big', Readable.from(chunks, { objectMode: false }), { contentType: 'video/mp4' });
      const { info, body } = await store.get('big');
      expect(info.bytes).toBe(bytes.length);
      expect((await buffer(body)).equals(bytes)).toBe(true);
    });

    it('takes local files and gives them back', async () => {
      const folder = await mkdtemp(path.join(tmpdir(), 'argument-store-'));
      const [from, to] = [path.join(folder, 'from'), path.join(folder, 'to')];
      const bytes = randomBytes(300_000);
      await writeFile(from, bytes);
      expect(await store.putFile('f', from, { contentType: 'video/mp4' })).toMatchObject({ bytes: bytes.length });
      // It is the store's own: what becomes of the file is nothing to it.
      await writeFile(from, 'another');
      await store.getFile('f', to);
      expect((await readFile(to)).equals(bytes)).toBe(true);
      await writeFile(to, 'another');
      expect((await buffer((await store.get('f')).body)).equals(bytes)).toBe(true);
      await expect(store.getFile('nothing', to)).rejects.toThrow(ObjectNotFoundError);
      await rm(folder, { recursive: true });
    });

    it('stores nothing as nothing', async () => {
      await store.put('empty', Readable.from([]), TEXT);
      expect(await store.head('empty')).toMatchObject({ bytes: 0 });
      expect(await read('empty')).toBe('');
    });

    it('replaces an object as a whole', async () => {
      const first = await put('k', 'first version');
      const second = await store.put('k', Buffer.from('2nd'), { contentType: 'application/json' });
      expect(await read('k')).toBe('2nd');
      expect(second.etag).not.toBe(first.etag);
      expect(await store.head('k')).toMatchObject({ contentType: 'application/json', cacheControl: null });
    });

    it('keeps the old object when a put fails half way', async () => {
      await put('k', 'old');
      const broken = Readable.from(
        (async function* () {
          yield Buffer.from('half');
          throw new Error('The line was cut.');
        })(),
      );
      await expect(store.put('k', broken, TEXT)).rejects.toThrow('The line was cut.');
      expect(await read('k')).toBe('old');
    });

    it.each([
      ['fewer', 9],
      ['more', 3],
    ])('refuses a body with %s bytes than announced', async (_, actual) => {
      const body = Buffer.alloc(actual);
      await expect(store.put('k', Readable.from([body]), { ...TEXT, bytes: 5 })).rejects.toThrow(SizeMismatchError);
      await expect(store.put('k', body, { ...TEXT, bytes: 5 })).rejects.toThrow(SizeMismatchError);
      expect(await store.head('k')).toBeNull();
    });

    it('reads ranges as HTTP means them', async () => {
      await put('k', '0123456789');
      expect(await read('k', { start: 2, end: 4 })).toBe('234');
      expect(await read('k', { start: 7 })).toBe('789');
      expect(await read('k', { start: 8, end: 100 })).toBe('89');
      const { info, body } = await store.get('k', { start: 1, end: 1 });
      expect((await buffer(body)).toString()).toBe('1');
      expect(info.bytes).toBe(10);
      await expect(store.get('k', { start: 10 })).rejects.toThrow(RangeNotSatisfiableError);
    });

    it('says when there is nothing', async () => {
      await expect(store.get('none')).rejects.toThrow(ObjectNotFoundError);
      await expect(store.copy('none', 'other')).rejects.toThrow(ObjectNotFoundError);
      expect(await store.head('none')).toBeNull();
      await store.delete('none');
    });

    it('copies, keeping type and cache control unless told otherwise', async () => {
      await store.put('from', Buffer.from('same'), { ...TEXT, cacheControl: 'max-age=1' });
      expect(await store.copy('from', 'x/to')).toMatchObject({
        key: 'x/to',
        ...TEXT,
        cacheControl: 'max-age=1',
        bytes: 4,
      });
      await store.copy('from', 'x/json', { contentType: 'application/json' });
      expect(await store.head('x/json')).toMatchObject({ contentType: 'application/json', cacheControl: 'max-age=1' });
      await put('from', 'changed');
      await store.delete('from');
      expect(await read('x/to')).toBe('same');
    });

    it('copies an object onto itself to change its type', async () => {
      await put('k', 'same');
      await store.copy('k', 'k', { contentType: 'application/json' });
      expect(await read('k')).toBe('same');
      expect(await store.head('k')).toMatchObject({ contentType: 'application/json' });
    });

    it('deletes', async () => {
      await put('k', 'x');
      await store.delete('k');
      expect(await store.head('k')).toBeNull();
      expect(await keysOf('')).toEqual([]);
    });

    it('lists by prefix', async () => {
      for (const key of ['b/1', 'a/2', 'a/10', 'a-b', 'a.b', 'a/2.x', 'ab']) await put(key, 'x');
      expect(await keysOf('a')).toEqual(['a-b', 'a.b', 'a/10', 'a/2', 'a/2.x', 'ab']);
      expect(await keysOf('a/2')).toEqual(['a/2', 'a/2.x']);
      expect(await keysOf('none/')).toEqual([]);
    });

    it.each(['', '/', '/a', 'a/', 'a//b', '../a', 'a/../b', 'a/.', 'a b', 'ü', 'a\0', 'a\\b', 'a~', 'x'.repeat(1000)])(
      'refuses the key %j',
      async (key) => {
        await expect(put(key, 'x')).rejects.toThrow(InvalidKeyError);
        await expect(store.get(key)).rejects.toThrow(InvalidKeyError);
        await expect(store.copy('a', key)).rejects.toThrow(InvalidKeyError);
      },
    );

    it('survives many puts to one key at a time: the end is one of them', async () => {
      const texts = Array.from({ length: 8 }, (_, i) => `version ${i} `.repeat(1000));
      await Promise.all(texts.map((text) => put('k', text)));
      expect(texts).toContain(await read('k'));
    });

    it('limits how long a signed address lives', async () => {
      await put('k', 'x');
      await expect(store.signedReadUrl('k', 59)).rejects.toThrow(RangeError);
      await expect(store.signedReadUrl('k', 604_801)).rejects.toThrow(RangeError);
      expect(await store.signedReadUrl('k', 3600)).toContain('k');
    });
  });
}
