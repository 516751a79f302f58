import { type Homography, invertInto, normaliseInto } from '../image/homography.js';
import { type PreparedTarget, prepareTarget } from '../track/index.js';
import { type Likeness, likenessOf, likenessUnder } from './likeness.js';

/** `different`: never taken for each other. `alike`: much of them is the same, and the tracker tells them apart by the
 * rest, as long as the rest is seen. `same`: no camera can tell which of them it sees. */
export type Verdict = 'different' | 'alike' | 'same';

/** How alike two targets look to the tracker. */
export interface Similarity {
  readonly verdict: Verdict;
  /** Share of the one picture that the other shows too, 0-1; of the two, the larger. Colours don't count. */
  readonly shared: number;
  /** Share of the one picture in which it differs from the other, 0-1; of the two, the larger. What tells them apart. */
  readonly telling: number;
  /** Where the one lies in the other, target px of `a` -> target px of `b`; null when it was not found. */
  readonly h: Homography | null;
}

/** Less in common than this, and the tracker never confuses them. */
const LEAST_SHARED = 0.25;
/** Less to tell them by than this, and a glare or a finger hides it. */
const LEAST_TELLING = 0.04;

/** Compares two markers as the tracker would: is one found in a picture of the other, and what is different there.
 * Finds copies, crops, recoloured pictures, and layouts with other words. Takes about half a second; prepare the
 * targets yourself for {@link compareTargets} when you compare many.
 * @param a bytes of a marker file
 * @param b bytes of another one
 * @throws MarkerFormatError when they can't be read */
export function similarity(a: Uint8Array, b: Uint8Array): Similarity {
  return compareTargets(prepareTarget(a), prepareTarget(b));
}

/** Compares two prepared targets, see {@link similarity}; takes some 80 ms. */
export function compareTargets(a: PreparedTarget, b: PreparedTarget): Similarity {
  const there = likenessOf(a, b) ?? inverseOf(likenessOf(b, a), a, b);
  if (!there) return { verdict: 'different', shared: 0, telling: 1, h: null };
  const back = likenessOf(b, a) ?? inverseOf(there, b, a);
  const shared = Math.max(there.shared, back?.shared ?? 0),
    telling = Math.max(there.telling, back?.telling ?? 0);
  const verdict = shared < LEAST_SHARED ? 'different' : telling < LEAST_TELLING ? 'same' : 'alike';
  return { verdict, shared, telling, h: there.h };
}

/** One of two targets may be too small in the other to be found there; then the way back tells where it is. */
function inverseOf(known: Likeness | null, sought: PreparedTarget, other: PreparedTarget): Likeness | null {
  const h = new Float64Array(9);
  return known && invertInto(h, known.h) && normaliseInto(h, h) ? likenessUnder(sought, other, h) : null;
}
