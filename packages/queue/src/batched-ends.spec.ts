import { batchingEnds } from './batched-ends.js';

/** As BullMQ says it. */
const ONE = 'SELECT * FROM move_to_completed_fetch(\n  $1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $10, $11, $12, $13);';
const endOf = (id: string) => ['images', id, 'token', 'null', 1, false, null, null, 6_000, 1, null, null, null];
const soon = () => new Promise((resolve) => setImmediate(resolve));

/** A server that answers when told to: each end with a job named after the one that ended, except after `last`. */
function server({ refuses = () => false }: { refuses?: (ids: string[]) => boolean } = {}) {
  const calls: { ids: string[]; answer: () => void }[] = [];
  const query = batchingEnds(
    (text, values) =>
      new Promise((resolve, reject) => {
        const ids = [values[1]].flat().map(String);
        const rows = ids.flatMap((id, index) =>
          id === 'last' ? [] : [{ id: `after ${id}`, position: text === ONE ? undefined : String(index + 1) }],
        );
        const answer = () => (refuses(ids) ? reject(new Error(`No ${ids}.`)) : resolve({ rows }));
        calls.push({ ids, answer });
      }),
  );
  return { calls, query };
}

describe('the ends of runs', () => {
  it('that come together are one statement, and each gets the job that it took', async () => {
    const { calls, query } = server();
    const answers = ['a', 'b', 'last', 'c'].map((id) => query(ONE, endOf(id)));
    await soon();
    calls[0]?.answer();
    await soon();
    calls[1]?.answer();
    const ids = (await Promise.all(answers)).map(({ rows }) => rows.map(({ id }) => id));
    expect(ids).toEqual([['after a'], ['after b'], [], ['after c']]);
    expect(calls.flatMap((call) => call.ids)).toEqual(['a', 'b', 'last', 'c']);
    expect(calls.length).toBeLessThanOrEqual(2);
  });

  it('of which one is refused are said one by one, and only that one fails', async () => {
    const { calls, query } = server({ refuses: (ids) => ids.includes('lost') });
    const answers = Promise.allSettled(['a', 'lost', 'b'].map((id) => query(ONE, endOf(id))));
    for (let turn = 0; turn < 8; turn++) {
      await soon();
      for (const call of calls) call.answer();
    }
    expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('leave every other statement as it is', async () => {
    const { calls, query } = server();
    const asked = [query('SELECT 1', ['x', 'y']), query('SELECT 1', ['x', 'z'])];
    await soon();
    for (const call of calls) call.answer();
    await Promise.all(asked);
    expect(calls.map(({ ids }) => ids)).toEqual([['y'], ['z']]);
  });
});
