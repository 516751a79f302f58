import { setTimeout as sleep } from 'node:timers/promises';
import { throttledProgress } from './throttle.js';

describe('throttledProgress', () => {
  it('passes on whole percents that grow, one at a time', async () => {
    const seen: number[] = [];
    const progress = throttledProgress(async (percent) => void seen.push(percent), fail, 0);
    for (const percent of [0.4, 12.9, 12.95, 8, 30, 100]) {
      progress.report(percent);
      await progress.settled();
    }
    // 100 is said by the transaction that makes the work ready.
    expect(seen).toEqual([12, 30, 99]);
  });

  it('drops what comes too soon', async () => {
    const seen: number[] = [];
    const progress = throttledProgress(async (percent) => void seen.push(percent), fail, 40);
    for (const percent of [10, 20, 30]) progress.report(percent);
    await sleep(60);
    progress.report(40);
    await progress.settled();
    expect(seen).toEqual([10, 40]);
  });

  it('never stops the work it tells about', async () => {
    const errors: unknown[] = [];
    const progress = throttledProgress(
      () => Promise.reject(new Error('no database')),
      (error) => errors.push(error),
      0,
    );
    progress.report(50);
    await progress.settled();
    expect(errors).toHaveLength(1);
  });
});

const fail = (error: unknown) => {
  throw error;
};
