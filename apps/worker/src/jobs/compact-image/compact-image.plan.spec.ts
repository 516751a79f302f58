import { planCompact } from './compact-image.plan.js';

const names = (hasAlpha: boolean) => planCompact({ width: 3000, height: 2000, hasAlpha }).map(({ name }) => name);

describe('planCompact', () => {
  it('makes every size as AVIF and WebP, largest first', () => {
    expect(names(false)).toEqual([
      ...['large-avif', 'large-webp', 'medium-avif', 'medium-webp'],
      ...['small-avif', 'small-webp', 'thumbnail-avif', 'thumbnail-webp'],
    ]);
    expect(planCompact({ width: 3000, height: 2000, hasAlpha: false })[2]).toMatchObject({ width: 1024, height: 683 });
  });

  it('leaves out WebP where the picture is WebP already', () => {
    expect(names(true)).toEqual(['large-avif', 'medium-avif', 'small-avif', 'thumbnail-avif']);
  });
});
