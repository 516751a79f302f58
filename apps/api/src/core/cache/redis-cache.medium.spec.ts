import { startRedis, type TestRedis } from '@argument/testing';
import { RedisCache } from './redis-cache.js';

let redis: TestRedis;
let warnings: string[];
let cache: RedisCache;
beforeAll(async () => {
  redis = await startRedis();
  warnings = [];
  cache = new RedisCache(redis.url, { warn: (_: unknown, text?: string) => warnings.push(text ?? '') });
  await new Promise<void>((resolve) => {
    const look = setInterval(async () => {
      await cache.set('ready', true, 1_000);
      if ((await cache.get('ready')) !== true) return;
      clearInterval(look);
      // Before the connection was there it was away.
      warnings.length = 0;
      resolve();
    }, 20);
  });
});
afterAll(() => cache.close());

it('keeps plain data for all processes, for its time, and leaves large things alone', async () => {
  const other = new RedisCache(redis.url, { warn: () => undefined });
  await cache.set('sums', { views: 3, names: ['ä'] }, 60_000);
  await cache.set('short', 1, 1);
  await cache.set('large', 'x'.repeat(300_000), 60_000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await other.get('sums')).toEqual({ views: 3, names: ['ä'] });
  expect([await other.get('short'), await other.get('large')]).toEqual([undefined, undefined]);
  await other.close();
});

it('has everything read anew while Redis is away, at once, and says so once', async () => {
  await redis.stop();
  const start = performance.now();
  for (let asked = 0; asked < 5; asked++) expect(await cache.keep('sums', 1_000, async () => 'read')).toBe('read');
  expect(performance.now() - start).toBeLessThan(1_000);
  expect(warnings).toEqual(['the cache cannot be reached; everything is read anew']);
});
