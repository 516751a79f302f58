import { RESERVED_SLUGS } from './ids.js';

/**
 * What people take for each other in an address, on a print or in a small font, within a-z, 0-9 and the hyphen: the part
 * of Unicode's confusables (UTS 39) that these characters have, and the digits that stand in for letters.
 */
const LOOKALIKES: readonly [RegExp, string][] = [
  [/-/g, ''],
  [/[1i]/g, 'l'],
  [/0/g, 'o'],
  [/5/g, 's'],
  [/8/g, 'b'],
  [/rn/g, 'm'],
  [/vv/g, 'w'],
  [/cl/g, 'd'],
];

/** What a slug looks like: two slugs with the same skeleton are mistaken for each other. Pure and total. */
export function slugSkeleton(slug: string): string {
  return LOOKALIKES.reduce((text, [pattern, letter]) => text.replaceAll(pattern, letter), slug);
}

const reserved = new Set([...RESERVED_SLUGS].map(slugSkeleton));

/** Reserved, or taken for something that is: `adm1n`, `log-in`. */
export const isReservedSlug = (slug: string): boolean => reserved.has(slugSkeleton(slug));
