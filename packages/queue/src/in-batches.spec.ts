import { inBatches, inBatchesLater } from './in-batches.js';

/** Calls that end when told to. */
function controlled() {
  const calls: { items: readonly number[]; end: () => void; fail: (error: Error) => void }[] = [];
  const send = inBatches<number>(
    (items) => new Promise((resolve, reject) => calls.push({ items, end: () => resolve(), fail: reject })),
  );
  return { calls, send };
}
const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('inBatches', () => {
  it('sends what comes alone at once, and what comes meanwhile together', async () => {
    const { calls, send } = controlled();
    const first = send([1]);
    await soon();
    const others = [send([2]), send([3, 4])];
    await soon();
    expect(calls.map(({ items }) => items)).toEqual([[1]]);
    calls[0]?.end();
    await first;
    await soon();
    expect(calls.map(({ items }) => items)).toEqual([[1], [2, 3, 4]]);
    calls[1]?.end();
    await Promise.all(others);
    const last = send([5]);
    await soon();
    calls[2]?.end();
    await last;
    expect(calls).toHaveLength(3);
  });

  it('tells each caller how its batch went, and goes on after a failure', async () => {
    const { calls, send } = controlled();
    const first = send([1]);
    await soon();
    const second = send([2]);
    calls[0]?.fail(new Error('No.'));
    await expect(first).rejects.toThrow('No.');
    await soon();
    calls[1]?.end();
    await expect(second).resolves.toBeUndefined();
  });
});

describe('inBatchesLater', () => {
  it('sends once what came within its time, and tells when that failed', async () => {
    const sent: (readonly number[])[] = [];
    const errors: unknown[] = [];
    const send = inBatchesLater<number>(
      async (items) => {
        sent.push(items);
        if (items.includes(4)) throw new Error('No.');
      },
      { afterMs: 20, onError: (error) => errors.push(error) },
    );
    const later = () => new Promise((resolve) => setTimeout(resolve, 60));
    send([]);
    send([1]);
    send([2, 3]);
    expect(sent).toEqual([]);
    await later();
    send([4]);
    await later();
    expect(sent).toEqual([[1, 2, 3], [4]]);
    expect(errors).toEqual([new Error('No.')]);
  });
});
