import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { makeTempFolder } from '@argument/testing';
import { FilesystemStore } from './filesystem-store.js';
import { verifySignedUrl } from './signed-url.js';

const TEXT = { contentType: 'text/plain' };
const SECRET = 's'.repeat(32);

describe('FilesystemStore', () => {
  let folder: Awaited<ReturnType<typeof makeTempFolder>>;
  let store: FilesystemStore;
  beforeEach(async () => {
    folder = await makeTempFolder();
    store = new FilesystemStore({ root: folder.path, secret: SECRET });
  });
  afterEach(() => folder.remove());

  const files = async (below: string): Promise<string[]> => {
    const entries = await readdir(path.join(folder.path, below), { withFileTypes: true, recursive: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  };

  it('leaves no files behind after replacing, deleting and failing', async () => {
    await store.put('a/b', Buffer.from('one'), TEXT);
    await store.put('a/b', Buffer.from('two'), TEXT);
    await store.put('c', Buffer.from('three'), TEXT);
    await store.delete('c');
    await store.put('d', Readable.from([Buffer.from('four')]), { ...TEXT, bytes: 3 }).catch(() => undefined);
    expect(await files('blobs')).toHaveLength(1);
    expect((await files('index')).map((file) => path.relative(folder.path, file))).toEqual(['index/a/b~']);
  });

  it('lets a reader finish what was replaced or deleted meanwhile', async () => {
    const text = 'x'.repeat(1_000_000);
    await store.put('k', Buffer.from(text), TEXT);
    const { body } = await store.get('k');
    await store.put('k', Buffer.from('new'), TEXT);
    await store.delete('k');
    expect((await buffer(body)).toString()).toBe(text);
  });

  it('shares the bytes of a copy on disk', async () => {
    await store.put('from', Buffer.from('same'), TEXT);
    await store.copy('from', 'to');
    const inodes = await Promise.all((await files('blobs')).map(async (file) => (await stat(file)).ino));
    expect(inodes).toHaveLength(2);
    expect(new Set(inodes).size).toBe(1);
  });

  it('removes what a crash left behind, and nothing else', async () => {
    await store.put('kept', Buffer.from('kept'), TEXT);
    // A put that never ends, as one whose process was killed.
    const endless = new Readable({ read: () => undefined });
    const lost = store.put('lost', endless, TEXT).catch(() => undefined);
    while ((await files('blobs')).length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await store.removeLeftovers(60_000)).toBe(0);
    expect(await store.removeLeftovers(-1000)).toBe(1);
    expect(await files('blobs')).toHaveLength(1);
    expect((await buffer((await store.get('kept')).body)).toString()).toBe('kept');
    endless.destroy();
    await lost;
  });

  it('signs addresses that the API can check', async () => {
    const address = new URL(await store.signedReadUrl('a/b', 60, { downloadName: 'b.txt' }), 'http://localhost');
    const query = Object.fromEntries(address.searchParams);
    expect(address.pathname).toBe('/files/a/b');
    expect(verifySignedUrl(SECRET, 'a/b', query)).toEqual({ valid: true, downloadName: 'b.txt' });
    expect(verifySignedUrl(SECRET, 'a/b', query, Date.now() + 61_000)).toEqual({ valid: false, reason: 'expired' });
  });
});
