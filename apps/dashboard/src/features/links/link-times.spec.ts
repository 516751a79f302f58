import { fromLocal, toLocal } from './link-times';

describe('times of a link', () => {
  it('come back as they went, whatever the clock of the machine', () => {
    for (const iso of ['2026-01-15T10:30:00.000Z', '2026-07-15T23:45:00.000Z'])
      expect(fromLocal(toLocal(iso))).toBe(iso);
  });

  it('are empty for none', () => {
    expect([toLocal(null), fromLocal('')]).toEqual(['', null]);
  });
});
