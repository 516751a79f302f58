import { daysOf, lastDays, niceTop } from './range';

describe('ranges of days', () => {
  const now = Date.parse('2026-03-02T23:30:00Z');

  it('include today and count in UTC', () => {
    expect(lastDays(7, now)).toEqual({ from: '2026-02-24', to: '2026-03-02' });
    expect(daysOf(lastDays(3, now))).toEqual(['2026-02-28', '2026-03-01', '2026-03-02']);
  });
});

describe('niceTop', () => {
  it('is round and never below the highest value', () => {
    expect([0, 3, 7, 12, 40, 41, 99, 4300].map(niceTop)).toEqual([4, 4, 8, 20, 40, 50, 100, 5000]);
  });
});
