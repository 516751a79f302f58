import { InProcessCache } from './in-process-cache.js';
import { LayeredCache } from './open-cache.js';

describe('InProcessCache', () => {
  it('reads once, until the time is over', async () => {
    let now = 0;
    let reads = 0;
    const cache = new InProcessCache(10, () => now);
    const ask = () => cache.keep('a', 1_000, async () => ++reads);
    expect([await ask(), await ask()]).toEqual([1, 1]);
    now = 999;
    expect(await ask()).toBe(1);
    now = 1_000;
    expect(await ask()).toBe(2);
  });

  it('forgets what was not asked for the longest', async () => {
    const cache = new InProcessCache(2);
    await cache.set('a', 1, 1_000);
    await cache.set('b', 2, 1_000);
    await cache.get('a');
    await cache.set('c', 3, 1_000);
    expect([await cache.get('a'), await cache.get('b'), await cache.get('c')]).toEqual([1, undefined, 3]);
  });

  it('keeps nothing of a read that failed', async () => {
    const cache = new InProcessCache();
    const failing = cache.keep('a', 1_000, () => Promise.reject(new Error('The database is away.')));
    await expect(failing).rejects.toThrow('away');
    expect(await cache.keep('a', 1_000, async () => 'there')).toBe('there');
  });
});

describe('LayeredCache', () => {
  it('finds what another process has put into the shared one', async () => {
    const shared = new InProcessCache();
    const one = new LayeredCache(new InProcessCache(), shared);
    const two = new LayeredCache(new InProcessCache(), shared);
    await one.set('a', { views: 1 }, 1_000);
    expect(await two.get('a')).toEqual({ views: 1 });
  });
});
