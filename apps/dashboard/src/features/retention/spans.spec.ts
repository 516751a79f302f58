import { isShorter, spansFor } from './spans';

const kept = { sessionDays: 730, auditDays: null, deliveryDays: 90 };

describe('spansFor', () => {
  it('offers nothing that the API would refuse', () => {
    expect(spansFor('sessionDays', 730)[0]).toEqual({ days: 31, label: '31 days' });
    expect(spansFor('auditDays', null)[0]).toEqual({ days: 90, label: '90 days' });
    expect(spansFor('deliveryDays', 90).at(-1)).toEqual({ days: null, label: 'For ever' });
  });

  it('shows a time that was set by a program, in its place', () => {
    const spans = spansFor('deliveryDays', 100).map(({ days }) => days);
    expect(spans.slice(2, 5)).toEqual([90, 100, 180]);
  });
});

describe('isShorter', () => {
  it('tells when something goes that was kept before', () => {
    expect(isShorter(kept, kept)).toBe(false);
    expect(isShorter(kept, { ...kept, sessionDays: null })).toBe(false);
    expect(isShorter(kept, { ...kept, auditDays: 1825 })).toBe(true);
    expect(isShorter(kept, { ...kept, sessionDays: 1825, deliveryDays: 7 })).toBe(true);
  });
});
