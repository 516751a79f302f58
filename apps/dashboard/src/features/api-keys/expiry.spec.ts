import { endAfter, keyState, LIVES } from './expiry';

const NOW = Date.parse('2026-03-01T12:00:00.000Z');

describe('the end of a key', () => {
  it('is counted in days from now', () => {
    expect(endAfter(30, NOW)).toBe('2026-03-31T12:00:00.000Z');
    expect(endAfter(null, NOW)).toBeNull();
  });

  it('lies ahead for every choice', () => {
    for (const { days } of LIVES) expect(keyState(endAfter(days, NOW), NOW)).not.toBe('expired');
  });

  it('is announced for its last seven days, then it is over', () => {
    expect(keyState('2026-03-08T12:00:00.001Z', NOW)).toBe('lasting');
    expect(keyState('2026-03-08T12:00:00.000Z', NOW)).toBe('soon');
    expect(keyState('2026-03-01T12:00:00.001Z', NOW)).toBe('soon');
    expect(keyState('2026-03-01T12:00:00.000Z', NOW)).toBe('expired');
    expect(keyState(null, NOW)).toBe('lasting');
  });
});
