import { IMMUTABLE, keys } from '@argument/storage';
import { startTestApi, type TestApi } from '../../../test/test-api.js';

let api: TestApi;
const bytes = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 256));
const key = keys.publicObject('a'.repeat(64), 'mp4');
const path = `/p/objects/${'a'.repeat(64)}.mp4`;

beforeAll(async () => {
  api = await startTestApi();
  await api.resources.store.put(key, bytes, { contentType: 'video/mp4', cacheControl: IMMUTABLE });
});
afterAll(() => api.close());

const get = async (url: string, headers: Record<string, string> = {}, method = 'GET') => {
  const response = await fetch(url.startsWith('http') ? url : `${api.url}${url}`, { headers, method });
  return { status: response.status, headers: response.headers, body: Buffer.from(await response.arrayBuffer()) };
};

describe('published files', () => {
  it('are sent whole, to any site, for ever', async () => {
    const { status, headers, body } = await get(path);
    expect([status, body.equals(bytes)]).toEqual([200, true]);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': '1000',
      'accept-ranges': 'bytes',
      'cache-control': IMMUTABLE,
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'x-content-type-options': 'nosniff',
    });
  });

  it.each([
    ['bytes=0-99', 0, 99],
    ['bytes=990-', 990, 999],
    ['bytes=-10', 990, 999],
    ['bytes=500-5000', 500, 999],
    ['bytes=0-0', 0, 0],
  ])('are sent in part: %s', async (range, start, end) => {
    const { status, headers, body } = await get(path, { range });
    expect([status, headers.get('content-range')]).toEqual([206, `bytes ${start}-${end}/1000`]);
    expect(body.equals(bytes.subarray(start, end + 1))).toBe(true);
  });

  it('say that a part does not exist', async () => {
    const { status, headers } = await get(path, { range: 'bytes=1000-' });
    expect([status, headers.get('content-range')]).toEqual([416, 'bytes */1000']);
  });

  it('are not sent again to whoever has them', async () => {
    const etag = (await get(path)).headers.get('etag') ?? '';
    const again = await get(path, { 'if-none-match': `"other", ${etag}` });
    expect([again.status, again.body.length]).toEqual([304, 0]);
    expect((await get(path, { range: 'bytes=0-9', 'if-range': '"older"' })).status).toBe(200);
    expect((await get(path, { range: 'bytes=0-9', 'if-range': etag })).status).toBe(206);
  });

  it('answer HEAD without a body', async () => {
    const { status, headers, body } = await get(path, {}, 'HEAD');
    expect([status, headers.get('content-length'), body.length]).toEqual([200, '1000', 0]);
  });

  it.each(['/p/objects/none.mp4', '/p/../originals/x', '/p/%2e%2e/originals/x', '/p/'])(
    'are not found at %s',
    async (missing) => {
      expect((await get(missing)).status).toBe(404);
    },
  );

  it('arrive whole while they are written anew, as a link’s config is whenever its owner changes it', async () => {
    const changing = keys.linkConfig('changing');
    const versions = ['{"status":"active","markers":["and much more"]}', '{"status":"inactive"}'];
    const write = (version: string) =>
      api.resources.store.put(changing, Buffer.from(version), { contentType: 'application/json' });
    await write(versions[0] ?? '');
    let isOver = false;
    const writing = (async () => {
      for (let i = 1; !isOver; i++) await write(versions[i % 2] ?? '');
    })();
    const seen = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const bodies: string[] = [];
        for (let i = 0; i < 100; i++) bodies.push((await get('/p/links/changing.json')).body.toString());
        return bodies;
      }),
    ).finally(() => {
      isOver = true;
    });
    await writing;
    expect(new Set(seen.flat())).toEqual(new Set(versions));
  });

  it('have no addresses with NUL in them', async () => {
    expect((await get('/p/a%00b')).status).toBe(400);
  });
});

describe('private files', () => {
  it('are sent to whoever has a signed address', async () => {
    await api.resources.store.put('originals/w/a/1', bytes, { contentType: 'image/jpeg' });
    const url = await api.resources.store.signedReadUrl('originals/w/a/1', 600, { downloadName: 'Größe.jpg' });
    const { status, headers, body } = await get(url);
    expect([status, body.equals(bytes)]).toEqual([200, true]);
    expect(headers.get('content-disposition')).toContain("filename*=UTF-8''Gr%C3%B6%C3%9Fe.jpg");
    expect(headers.get('cache-control')).toMatch(/^private/);
    expect((await get(url, { range: 'bytes=10-19' })).body.equals(bytes.subarray(10, 20))).toBe(true);
  });

  it('are sent to nobody else', async () => {
    const url = await api.resources.store.signedReadUrl('originals/w/a/1', 600);
    for (const wrong of [
      '/files/originals/w/a/1',
      url.replace('w/a/1', 'w/b/1'),
      url.replace(/expires=\d+/, 'expires=9999999999'),
      `${url.slice(0, -1)}_`,
    ]) {
      expect((await get(wrong)).status).toBe(403);
    }
    expect((await get('/p/originals/w/a/1')).status).toBe(404);
  });
});
