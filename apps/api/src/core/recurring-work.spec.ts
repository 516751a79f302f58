import type { Logger } from '@argument/observability';
import { RecurringWork } from './recurring-work.js';

class Work extends RecurringWork {
  turns = 0;
  readonly ends: ((error?: Error) => void)[] = [];

  constructor(readonly warnings: string[]) {
    super(1_000, 'later', { warn: (_: unknown, text: string) => warnings.push(text) } as unknown as Logger);
  }

  protected turn(): Promise<void> {
    this.turns += 1;
    return new Promise((resolve, reject) => this.ends.push((error) => (error ? reject(error) : resolve())));
  }
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('skips a turn while one runs, goes on after a failure, and ends with the one that runs', async () => {
  const work = new Work([]);
  work.onApplicationBootstrap();
  await jest.advanceTimersByTimeAsync(3_500);
  expect(work.turns).toBe(1);
  work.ends[0]?.(new Error('The name server is away.'));
  await jest.advanceTimersByTimeAsync(1_000);
  expect([work.turns, work.warnings]).toEqual([2, ['later']]);
  let isOver = false;
  const over = work.onApplicationShutdown().then(() => {
    isOver = true;
  });
  await jest.advanceTimersByTimeAsync(5_000);
  expect([work.turns, isOver]).toEqual([2, false]);
  work.ends[1]?.();
  await over;
});
