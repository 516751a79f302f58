import { desiredWorkers } from './desired-workers.js';

describe('desiredWorkers', () => {
  it.each([
    [0, 2],
    [9, 2],
    [10, 5],
    [49, 5],
    [50, 10],
    [99, 10],
    [100, 20],
    [100_000, 20],
  ])('wants for %i jobs %i workers', (depth, workers) => expect(desiredWorkers(depth)).toBe(workers));

  it('grows at once and shrinks only when the queue is clearly shorter', () => {
    const wanted: number[] = [];
    for (const depth of [9, 10, 9, 8, 7, 60, 49, 41, 39, 100, 99, 81, 79, 3]) {
      wanted.push(desiredWorkers(depth, wanted.at(-1)));
    }
    expect(wanted).toEqual([2, 5, 5, 5, 2, 10, 10, 10, 5, 20, 20, 20, 10, 2]);
  });

  it('never flaps while the queue swings around a step', () => {
    let current = 2;
    let changes = 0;
    for (let i = 0; i < 1_000; i++) {
      const next = desiredWorkers(i % 2 === 0 ? 52 : 48, current);
      if (next !== current) changes += 1;
      current = next;
    }
    expect(changes).toBe(1);
  });
});
