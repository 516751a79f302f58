import { slug } from '@argument/contracts';
import { newSlug } from './slugs.js';

it('makes short keys that are valid, hard to misread and all different', () => {
  const made = Array.from({ length: 2000 }, newSlug);
  expect(new Set(made).size).toBe(made.length);
  for (const key of made) {
    expect(slug.parse(key)).toBe(key);
    expect(key).toMatch(/^[^il1o0]{7}$/);
  }
});
