import type { Plane } from '../image/plane.js';
import { compileMarker, type PreparedTarget, prepareTarget } from '../track/index.js';
import { FIELD_OF_VIEW } from './camera.js';
import { LIGHTS, type Light } from './light.js';
import { Studio } from './studio.js';

/** One light and one angle: how often the engine recognised the print at each distance. */
export interface ProofRow {
  readonly light: Light['name'];
  /** Between the line of sight and the print's normal, degrees. */
  readonly angle: number;
  /** Part of the looks that recognised it, 0 to 1, by distance. */
  readonly shares: number[];
  /** Farthest distance of reliable recognition, in long sides of the print; 0 when there is none. */
  readonly reach: number;
}

/** From where, at which angle and in which light a print is recognised, whatever its size. */
export interface PrintProof {
  /** Angle that the assumed camera sees along its frame's long side, degrees. */
  readonly fieldOfView: number;
  /** Distances of the grid, in long sides of the print. */
  readonly distances: number[];
  readonly rows: ProofRow[];
}

/** Each √2 times the one before: the print takes from two thirds of the frame down to a thirteenth. */
export const DISTANCES = [1.4, 2, 2.8, 4, 5.7, 8, 11.3];
export const ANGLES = [0, 30, 45, 60];
/** Looks at each cell of the grid. */
const LOOKS = 2;

/** Prints a picture in simulation and looks at it from everywhere with the engine that phones run. Deterministic; takes one to
 * three seconds.
 * @param picture luminance, some 640 px on its long side or more
 * @throws RangeError when nothing can be compiled from it */
export function provePrint(picture: Plane, options: ProofOptions = {}): PrintProof {
  const steps = proveInSteps(picture, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** As {@link provePrint}, but gives way after every cell, some 50 ms, so that a server can do other things between. */
export function* proveInSteps(
  picture: Plane,
  { looks = LOOKS, seed = 0, target = prepareTarget(compileMarker(picture)) }: ProofOptions = {},
): Generator<void, PrintProof> {
  const studio = new Studio(picture, target);
  const rows: ProofRow[] = [];
  let number = 1 + seed * 100_003;
  for (const light of LIGHTS) {
    for (const angle of ANGLES) {
      const shares: number[] = [];
      for (const distance of DISTANCES) {
        let found = 0;
        for (let i = 0; i < looks; i++) {
          if (studio.look(distance, (angle * Math.PI) / 180, light, number++).found) found++;
        }
        shares.push(found / looks);
        yield;
      }
      rows.push({ light: light.name, angle, shares, reach: reachOf(shares) });
    }
  }
  return { fieldOfView: FIELD_OF_VIEW, distances: [...DISTANCES], rows };
}

export interface ProofOptions {
  /** Looks a cell. */
  looks?: number;
  /** Another seed is another turn, place, table and noise at each look. */
  seed?: number;
  /** The picture's marker, prepared, where it is at hand. */
  target?: PreparedTarget;
}

/** The distance at which half of the looks succeed: Spearman and Kärber's estimate of a threshold, on the logarithm of the
 * distance. It uses every cell, so that one lucky or unlucky look moves it by half a step at most. */
function reachOf(shares: readonly number[]): number {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (sum < 0.75) return 0;
  const [first, last] = [DISTANCES[0]!, DISTANCES.at(-1)!];
  const step = Math.log(last / first) / (DISTANCES.length - 1);
  const reach = first * Math.exp(step * (sum - 0.5));
  return Math.round(100 * Math.min(last, Math.max(first, reach))) / 100;
}

/** Part of all looks that recognised the print, 0 to 1. */
export function successOf({ rows }: PrintProof): number {
  const shares = rows.flatMap((row) => row.shares);
  return shares.reduce((total, share) => total + share, 0) / shares.length;
}
