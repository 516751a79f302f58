import type { DaySums } from '@argument/database';
import { bucketOf, totalsOf } from './totals.js';

const day = (date: string, fields: Partial<DaySums>): DaySums => ({
  day: new Date(date),
  sessions: 0,
  views: 0,
  uniqueViewers: 0,
  watchTimeMs: 0,
  cameraGranted: 0,
  videoStarted: 0,
  reached25: 0,
  reached50: 0,
  reached75: 0,
  completed: 0,
  countries: {},
  devices: {},
  browsers: {},
  ...fields,
});

describe('totals of days', () => {
  const days = [
    day('2026-03-01', {
      sessions: 5,
      views: 3,
      uniqueViewers: 2,
      watchTimeMs: 900,
      reached25: 2,
      countries: { DE: 3 },
    }),
    day('2026-03-02', {
      sessions: 4,
      views: 4,
      uniqueViewers: 4,
      watchTimeMs: 100,
      countries: { DE: 1, AT: 3, CH: 4 },
    }),
  ];

  it('add up, names with most views first and equals by name', () => {
    const total = totalsOf(days);
    expect(total).toMatchObject({ sessions: 9, views: 7, uniqueViewers: 6, watchTimeMs: 1000 });
    expect(total.funnel.map(({ sessions }) => sessions)).toEqual([9, 0, 7, 0, 2, 0, 0, 0]);
    expect(total.countries).toEqual([
      { name: 'CH', views: 4 },
      { name: 'DE', views: 4 },
      { name: 'AT', views: 3 },
    ]);
  });

  it('of no days are nothing', () => {
    expect(totalsOf([])).toMatchObject({ views: 0, uniqueViewers: 0, countries: [] });
  });

  it('give a bucket that begins with its day', () => {
    expect(days.map(bucketOf)[1]).toEqual({
      at: '2026-03-02T00:00:00.000Z',
      views: 4,
      sessions: 4,
      uniqueViewers: 4,
      watchTimeMs: 100,
    });
  });
});
