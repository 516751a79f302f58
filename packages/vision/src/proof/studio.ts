import { mapPoints } from '../image/homography.js';
import { createPlane, type Plane } from '../image/plane.js';
import { type PreparedTarget, Tracker } from '../track/index.js';
import { FOCAL, FRAME_LONG_SIDE, FRAME_SHORT_SIDE, look, type Stand } from './camera.js';
import { createDesk } from './desk.js';
import { expose, type Light } from './light.js';
import { createPrint, type Print, paintPrint } from './print.js';
import { randomFrom } from './random.js';

/** What the engine made of one look at a print. */
export interface Look {
  /** Found where it is: the corners lie on average within {@link WITHIN} of the truth. */
  found: boolean;
  /** How clearly, 1 is the least that counts; 0 when it was not found. */
  certainty: number;
}

/** Mean error of the corners that counts as found, in long sides of the print as seen, but at least {@link WITHIN_PX}. */
const WITHIN = 0.05;
const WITHIN_PX = 2;
/** A print that takes up less than this part of the frame is looked at in a frame cut to half its sides. The pixels of the
 * print stay the same; only empty surroundings are spared. */
const CUT_BELOW = 0.36;
const DESKS = 3;

interface Stage {
  readonly tracker: Tracker;
  readonly desks: readonly Plane[];
  readonly frame: Plane;
}

/** Looks at simulated prints of one picture with the engine that phones run. */
export class Studio {
  private readonly print: Print;
  private readonly isUpright: boolean;
  private readonly stages = new Map<number, Stage>();

  /** @param picture what is printed; the details that the marker keeps are not enough, for a print shows all of them
   * @param target the picture's marker, prepared */
  constructor(
    picture: Plane,
    private readonly target: PreparedTarget,
  ) {
    this.print = createPrint(picture);
    this.isUpright = picture.height > picture.width;
  }

  /** Has the engine look once, with nothing known beforehand.
   * @param distance from camera to print, in long sides of the print
   * @param tilt between the line of sight and the print's normal, radians
   * @param seed the turn, the place in the frame, the table and the noise follow from it */
  look(distance: number, tilt: number, light: Light, seed: number): Look {
    const random = randomFrom(seed);
    const cut = FOCAL / distance < CUT_BELOW * FRAME_LONG_SIDE ? 1 : 0;
    const { tracker, desks, frame } = this.stage(cut);
    const room = 0.08 * frame.height;
    const stand: Stand = {
      distance,
      tilt,
      axis: (Math.floor(random() * 4) + random() * 0.5) * (Math.PI / 2),
      turn: (random() - 0.5) * 0.5,
      x: (random() - 0.5) * room,
      y: (random() - 0.5) * room,
    };
    const { forth, back } = look(stand, this.print, frame);
    frame.data.set(desks[seed % DESKS]!.data);
    paintPrint(frame, this.print, back, this.cover(forth, frame));
    expose(frame, light, seed);
    tracker.reset();
    const seen = tracker.process(frame.data);
    if (seen.target < 0) return { found: false, certainty: 0 };
    return { found: this.isRight(forth, seen.homography, distance), certainty: seen.certainty };
  }

  private isRight(truth: Float64Array, seen: Float64Array, distance: number): boolean {
    const { width, height } = this.target.template;
    const [w, h] = [this.print.width, this.print.height];
    const wanted = mapPoints(truth, [0, 0, w, 0, w, h, 0, h], new Float64Array(8));
    const got = mapPoints(seen, [0, 0, width, 0, width, height, 0, height], new Float64Array(8));
    let sum = 0;
    for (let i = 0; i < 8; i += 2) sum += Math.hypot(got[i]! - wanted[i]!, got[i + 1]! - wanted[i + 1]!) / 4;
    return sum <= Math.max(WITHIN_PX, (WITHIN * FOCAL) / distance);
  }

  private stage(cut: number): Stage {
    const known = this.stages.get(cut);
    if (known) return known;
    const stage = this.build(cut);
    this.stages.set(cut, stage);
    return stage;
  }

  private build(cut: number): Stage {
    const [long, short] = [FRAME_LONG_SIDE >> cut, FRAME_SHORT_SIDE >> cut];
    const [width, height] = this.isUpright ? [short, long] : [long, short];
    return {
      tracker: new Tracker([this.target], width, height, FOCAL),
      desks: Array.from({ length: DESKS }, (_, i) => createDesk(width, height, i + 1)),
      frame: createPlane(width, height),
    };
  }

  /** Part of the frame that the print covers. */
  private cover(forth: Float64Array, { width, height }: Plane) {
    const { margin } = this.print;
    const [left, right] = [-margin, this.print.width + margin];
    const [top, bottom] = [-margin, this.print.height + margin];
    const corners = mapPoints(forth, [left, top, right, top, right, bottom, left, bottom], new Float64Array(8));
    const along = (first: number) => [0, 2, 4, 6].map((i) => corners[i + first]!);
    return {
      left: Math.max(0, Math.floor(Math.min(...along(0)))),
      right: Math.min(width, Math.ceil(Math.max(...along(0)))),
      top: Math.max(0, Math.floor(Math.min(...along(1)))),
      bottom: Math.min(height, Math.ceil(Math.max(...along(1)))),
    };
  }
}
