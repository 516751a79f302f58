import { InProcessRateLimiter } from './rate-limiter.js';

describe('InProcessRateLimiter', () => {
  it('allows so many in a window, then says how long to wait, then starts anew', async () => {
    let now = 0;
    const limiter = new InProcessRateLimiter(() => now);
    expect(await limiter.take('a', 2, 60)).toEqual({ allowed: true, limit: 2, remaining: 1, resetSeconds: 60 });
    now = 30_500;
    expect(await limiter.take('a', 2, 60)).toMatchObject({ allowed: true, remaining: 0, resetSeconds: 30 });
    expect(await limiter.take('a', 2, 60)).toMatchObject({ allowed: false, remaining: 0 });
    expect(await limiter.take('b', 2, 60)).toMatchObject({ allowed: true });
    now = 60_000;
    expect(await limiter.take('a', 2, 60)).toMatchObject({ allowed: true, remaining: 1 });
  });

  it('does not grow without end', async () => {
    const limiter = new InProcessRateLimiter(() => 0, 3);
    for (const key of ['a', 'b', 'c', 'd']) await limiter.take(key, 1, 60);
    expect(await limiter.take('d', 1, 60)).toMatchObject({ allowed: false });
    expect(await limiter.take('a', 1, 60)).toMatchObject({ allowed: true });
  });
});
