import { newId } from './ids.js';

describe('newId', () => {
  it('is a UUID version 7 that holds its time', () => {
    const now = Date.now() + 1000;
    const id = newId(now);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(now);
  });

  it('sorts in the order of making, also within one millisecond and when the clock steps back', () => {
    const ids = Array.from({ length: 20_000 }, (_, i) => newId(Date.now() - (i % 3)));
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(ids.length);
  });
});
