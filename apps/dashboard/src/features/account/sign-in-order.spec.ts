import type { SignIn } from '@argument/contracts';
import { inOrder } from './sign-in-order';

const at = (id: string, lastUsedAt: string, current = false): SignIn => ({
  id,
  device: 'Chrome on Android',
  current,
  createdAt: '2026-01-01T00:00:00.000Z',
  lastUsedAt,
});

describe('inOrder', () => {
  it('puts the present sign-in first and the freshest of the others next', () => {
    const given = [
      at('old', '2026-01-02T00:00:00.000Z'),
      at('here', '2026-01-01T00:00:00.000Z', true),
      at('new', '2026-01-03T00:00:00.000Z'),
    ];
    expect(inOrder(given).map(({ id }) => id)).toEqual(['here', 'new', 'old']);
    expect(given.map(({ id }) => id)).toEqual(['old', 'here', 'new']);
  });
});
