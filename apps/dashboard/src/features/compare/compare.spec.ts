import { type Column, chosenFrom, compareRows } from './compare.js';

const column = (id: string, views: number, sessions: number, ended: number): Column => ({
  id,
  title: id,
  report: {
    views,
    sessions,
    uniqueViewers: views,
    avgWatchTimeMs: 1000 * views,
    funnel: [
      { step: 'opened', sessions },
      { step: 'completed', sessions: ended },
    ],
  },
});
const row = (label: string, ...columns: Column[]) => compareRows(columns).find((one) => one.label === label);

describe('comparing projects', () => {
  it('puts the same question to each and marks the best', () => {
    const [a, b] = [column('a', 10, 20, 5), column('b', 30, 90, 6)];
    expect(row('Views', a, b)).toMatchObject({ values: [10, 30], best: [1] });
    expect(row('Found the picture', a, b)).toMatchObject({ values: [0.5, 1 / 3], best: [0] });
    expect(row('Watched to the end', a, b)).toMatchObject({ values: [0.5, 0.2], best: [0] });
  });

  it('marks none where all are alike, and divides by nothing', () => {
    expect(row('Views', column('a', 7, 7, 0), column('b', 7, 7, 0))?.best).toEqual([]);
    expect(row('Found the picture', column('a', 0, 0, 0), column('b', 0, 0, 0))).toMatchObject({
      values: [null, null],
      best: [],
    });
  });
});

describe('what is compared', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  it('is what the address names, unless it is gone or too much', () => {
    expect(chosenFrom('c,gone,a', ids)).toEqual(['c', 'a']);
    expect(chosenFrom(ids.join(), ids)).toEqual(['a', 'b', 'c', 'd']);
    expect(chosenFrom('', ids)).toEqual([]);
  });

  it('is the first two where it names nothing', () => {
    expect(chosenFrom(null, ids)).toEqual(['a', 'b']);
  });
});
