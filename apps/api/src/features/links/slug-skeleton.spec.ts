import { createLink, isReservedSlug, slugSkeleton } from '@argument/contracts';

describe('slugs that look alike', () => {
  it.each([
    ['summer-fair', 'sumrner-fair'],
    ['window', 'vvindow'],
    ['club', 'c1ub'],
    ['cloud', 'doud'],
    ['pool', 'p00l'],
    ['bass', '8a55'],
    ['first', 'f1r5t'],
    ['big-sale', 'bigsale'],
  ])('%s and %s have one skeleton', (one, other) => {
    expect(slugSkeleton(one)).toBe(slugSkeleton(other));
  });

  it.each([
    ['summer-fair', 'summer-fairs'],
    ['red', 'rod'],
    ['fair-2025', 'fair-2026'],
  ])('%s and %s do not', (one, other) => {
    expect(slugSkeleton(one)).not.toBe(slugSkeleton(other));
  });

  it.each(['admin', 'adm1n', 'adrnin', 'log-in', '1og1n', 'da5hboard', 'he1p'])('refuses %s as reserved', (slug) => {
    expect(isReservedSlug(slug)).toBe(true);
    const id = '01900000-0000-7000-8000-000000000000';
    expect(createLink.safeParse({ markerIds: [id], slug }).success).toBe(false);
  });

  it('lets other words pass, and nothing that is no plain letter', () => {
    expect(isReservedSlug('administrator')).toBe(false);
    const id = '01900000-0000-7000-8000-000000000000';
    expect(createLink.safeParse({ markerIds: [id], slug: 'spring-fair' }).success).toBe(true);
    for (const slug of ['аdmin', 'ｓhop', 'sh\u00f6p', 'shop\u200b', 'xn--shp-sna']) {
      expect(createLink.safeParse({ markerIds: [id], slug }).success).toBe(false);
    }
  });
});
