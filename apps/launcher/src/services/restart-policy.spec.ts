import { afterEnding } from './restart-policy.js';

const crash = { exitCode: 1, livedMs: 2_000, earlierCrashes: 0, wasReady: true };

describe('afterEnding', () => {
  it('waits twice as long after every crash, and half a minute at most', () => {
    const pauses = [0, 1, 2, 3, 4, 5, 20].map((earlierCrashes) => afterEnding({ ...crash, earlierCrashes }));
    expect(pauses.map((decision) => decision.restart && decision.afterMs)).toEqual([
      1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
    ]);
  });

  it('forgives crashes before a long life', () => {
    expect(afterEnding({ ...crash, earlierCrashes: 9, livedMs: 61_000 })).toEqual({
      restart: true,
      afterMs: 1_000,
      crashes: 1,
    });
  });

  it('gives up on a wrong configuration', () => {
    expect(afterEnding({ ...crash, exitCode: 78 })).toEqual({ restart: false });
  });

  it('gives up on what never comes up', () => {
    expect(afterEnding({ ...crash, wasReady: false, earlierCrashes: 1 }).restart).toBe(true);
    expect(afterEnding({ ...crash, wasReady: false, earlierCrashes: 2 }).restart).toBe(false);
  });
});
