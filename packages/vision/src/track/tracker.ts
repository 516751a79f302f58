import { FocalEstimator } from '../camera/focal.js';
import { Detector, type PreparedTarget } from '../detect/detector.js';
import { type Homography, mapPoints } from '../image/homography.js';
import { Pyramid } from '../image/pyramid.js';
import { Kernels } from '../kernels/kernels.js';
import { Aligner } from './align.js';
import { Follower } from './follower.js';

/** What a frame shows. The arrays are the tracker's own: copy what you keep. */
export interface Observation {
  /** Number of the target in view, or -1. */
  target: number;
  /** `detect` when it was looked for everywhere, `track` when it was followed. */
  mode: 'detect' | 'track';
  /** Target px -> frame px, continuous coordinates; the last entry is 1. */
  readonly homography: Homography;
  /** The target's corners in the frame, px: top left, top right, bottom right, bottom left (x, y each). */
  readonly corners: Float64Array;
  /** How clearly the target was recognised: 1 is the least that counts. */
  certainty: number;
}

/** Shortest side of the coarsest level of a frame, px. */
const SMALLEST_LEVEL = 30;
/** Seen this much less clearly than usual, a followed target is looked for everywhere as well. */
const SUSPECT = 0.5;
/** The same for a target found only so many frames ago, whose motion nobody knew: it may have jumped to the next window of a
 * facade. */
const SUSPECT_YOUNG = 0.75;
const YOUNG = 8;
/** Seen as clearly as this or more, a target tells something about the camera. */
const TRUSTED = 0.8;
/** Frames between two such looks. */
const PATIENCE = 3;

/** Finds and follows printed targets in the frames of a camera, one at a time. */
export class Tracker {
  private readonly pyramid: Pyramid;
  private readonly aligner: Aligner;
  private readonly detector: Detector;
  private readonly follower: Follower;
  private readonly observation: Observation;
  private readonly camera: FocalEstimator;
  private readonly outline = new Float64Array(8);
  private readonly found: Homography = new Float64Array(9);
  private current = -1;
  private next = 0;
  private waited = PATIENCE;
  /** Frames for which the target has been followed. */
  private age = 0;

  /** @param targets what to look for
   * @param width columns of the frames, px; large frames are worked on at a half or a quarter of their size
   * @param height rows of the frames, px
   * @param guess focal length of the camera, px, as far as it is known; by default that of a usual phone */
  constructor(
    private readonly targets: readonly PreparedTarget[],
    readonly width: number,
    readonly height: number,
    guess?: number,
  ) {
    const templates = targets.map((target) => target.template);
    const bytes = Pyramid.bytes(width, height) + Aligner.bytes(templates) + Detector.bytes(targets, width, height);
    const kernels = new Kernels(bytes);
    this.camera = new FocalEstimator(width, height, guess);
    this.pyramid = new Pyramid(kernels, width, height, SMALLEST_LEVEL);
    this.aligner = new Aligner(kernels, templates, this.pyramid, this.camera.focal / this.pyramid.reduction);
    this.detector = new Detector(kernels, targets, this.pyramid, this.aligner);
    this.follower = new Follower(this.aligner, width / this.pyramid.reduction, height / this.pyramid.reduction);
    this.observation = {
      target: -1,
      mode: 'detect',
      homography: new Float64Array(9),
      corners: new Float64Array(8),
      certainty: 0,
    };
  }

  /** Focal length of the camera, px of the frame: the guess, then what the targets seen so far say. */
  get focal(): number {
    return this.camera.focal;
  }

  /** Forgets the target that is followed. */
  reset(): void {
    this.current = -1;
  }

  /** Takes the next frame.
   * @param frame `width * height` grey values
   * @returns one object, overwritten by the next call */
  process(frame: Uint8Array): Readonly<Observation> {
    this.pyramid.fill(frame);
    if (this.current >= 0 && this.follower.step()) {
      this.recheck();
      return this.report('track');
    }
    this.detect();
    return this.report('detect');
  }

  private report(mode: 'detect' | 'track'): Readonly<Observation> {
    const o = this.observation;
    o.target = this.current;
    o.mode = mode;
    o.certainty = this.follower.certainty;
    const target = this.targets[this.current];
    if (target) {
      const { width, height } = target.template;
      o.homography.set(this.follower.homography);
      // A power of two: no rounding.
      for (let i = 0; i < 6; i++) o.homography[i]! *= this.pyramid.reduction;
      this.outline.set([0, 0, width, 0, width, height, 0, height]);
      mapPoints(o.homography, this.outline, o.corners);
      if (mode === 'track' && this.follower.doubt > TRUSTED) {
        const size = this.aligner.sizeOf(target.template, this.follower.homography) * this.pyramid.reduction;
        this.camera.add(o.homography, size, width / 2, height / 2);
      }
    }
    return o;
  }

  private detect(): void {
    this.current = -1;
    const found = this.detector.find(this.next, this.targets.length, this.found);
    const target = this.targets[found];
    if (!target) return;
    this.current = this.next = found;
    this.age = 0;
    this.follower.start(target.template, this.found, this.detector.certainty);
  }

  /** A target seen far less clearly than usual may have been mistaken for its surroundings: looks for it everywhere, now
   * and then, and takes the clearer place. */
  private recheck(): void {
    this.waited++;
    this.age++;
    if (this.follower.doubt >= (this.age <= YOUNG ? SUSPECT_YOUNG : SUSPECT) || this.waited < PATIENCE) return;
    this.waited = 0;
    if (this.detector.find(this.current, 1, this.found) >= 0 && this.detector.certainty > this.follower.certainty) {
      this.follower.correct(this.found, this.detector.certainty);
    }
  }
}
