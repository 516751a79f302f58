import type { Plane } from '../image/plane.js';
import { compileMarker, type PreparedTarget, prepareTarget } from '../track/index.js';
import { LIGHTS } from './light.js';
import { Studio } from './studio.js';

/** What a short series of looks says of a picture; all parts 0 to 1. */
export interface Trial {
  /** Success over all looks, a little more for those that were clear. */
  readonly success: number;
  /** Looks that recognised it by an evening's lamp, and with a moving hand. */
  readonly dim: number;
  readonly shaky: number;
  /** In a well lit room: from near, and from afar. */
  readonly near: number;
  readonly far: number;
}

/** Distance in long sides of the print and angle in degrees; where pictures differ most, so that few looks tell much. */
const LOOKS = [
  { distance: 1.4, angle: 0 },
  { distance: 2.4, angle: 0 },
  { distance: 4, angle: 0 },
  { distance: 5.7, angle: 0 },
  { distance: 8, angle: 0 },
  { distance: 11.3, angle: 0 },
  { distance: 2.8, angle: 45 },
  { distance: 5.7, angle: 45 },
  { distance: 8, angle: 45 },
  { distance: 4, angle: 60 },
];
const NEAR = 3;
const FAR = 5;
/** Looks of a trial share nothing with those of a proof. */
const FIRST_SEED = 7_000_001;
/** A look counts this much for succeeding, and the rest by its clarity, which is full at {@link CLEAR}. */
const FOUND = 0.8;
const CLEAR = 4;

const NOTHING: Trial = { success: 0, dim: 0, shaky: 0, near: 0, far: 0 };

/** Has the engine look at some thirty simulated prints, half a second: the quick form of a proof. Deterministic.
 * @param target the picture's marker, prepared, where it is at hand
 * @returns all zero for what no marker can be made from */
export function tryOut(picture: Plane, target = preparedOrNot(picture)): Trial {
  if (!target) return NOTHING;
  const studio = new Studio(picture, target);
  let seed = FIRST_SEED;
  const looks = LIGHTS.flatMap((light) =>
    LOOKS.map(({ distance, angle }) => {
      const { found, certainty } = studio.look(distance, (angle * Math.PI) / 180, light, seed++);
      return {
        light: light.name,
        distance,
        found,
        worth: found ? FOUND + (1 - FOUND) * Math.min(1, certainty / CLEAR) : 0,
      };
    }),
  );
  const share = (test: (look: (typeof looks)[number]) => boolean) => {
    const chosen = looks.filter(test);
    return chosen.filter(({ found }) => found).length / chosen.length;
  };
  return {
    success: looks.reduce((sum, { worth }) => sum + worth, 0) / looks.length,
    dim: share(({ light }) => light === 'dim'),
    shaky: share(({ light }) => light === 'shaky'),
    near: share(({ light, distance }) => light === 'bright' && distance < NEAR),
    far: share(({ light, distance }) => light === 'bright' && distance > FAR),
  };
}

/** Success of a trial that is as good as it gets: the farthest looks are beyond what any picture stands. */
const BEST = 0.92;

/** The trackability score, 0 to 100. `bench/trackability` holds how well it predicts what happens to prints. */
export const scoreOf = ({ success }: Trial): number => Math.round(100 * Math.min(1, success / BEST));

function preparedOrNot(picture: Plane): PreparedTarget | null {
  try {
    return prepareTarget(compileMarker(picture));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
