import { Detector, type PreparedTarget } from '../detect/detector.js';
import { type Homography, invertInto, mapPoints, multiplyInto, normaliseInto } from '../image/homography.js';
import { Pyramid } from '../image/pyramid.js';
import { Kernels } from '../kernels/kernels.js';
import { Aligner } from './align.js';
import { shareInView } from './view.js';

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

const SEARCH_RADIUS = 5;
const KEEP_BASE = 5;
const KEEP_SHARE = 0.1;
/** Below this share of the target in the frame, following it would be guessing. */
const LEAST_IN_VIEW = 0.12;

/** Finds and follows printed targets in the frames of a camera. */
export class Tracker {
  private readonly pyramid: Pyramid;
  private readonly aligner: Aligner;
  private readonly detector: Detector;
  private readonly observation: Observation;
  private readonly previous: Homography = new Float64Array(9);
  private readonly motion: Homography = new Float64Array(9);
  private readonly guess: Homography = new Float64Array(9);
  private readonly inverse: Homography = new Float64Array(9);
  private readonly outline = new Float64Array(8);
  private readonly blur = { x: 0, y: 0 };
  private current = -1;
  private next = 0;

  /** @param targets what to look for
   * @param width columns of the frames, px
   * @param height rows of the frames, px
   * @param focal focal length of the camera, px; by default that of a usual phone */
  constructor(
    private readonly targets: readonly PreparedTarget[],
    readonly width: number,
    readonly height: number,
    focal = 0.85 * Math.max(width, height),
  ) {
    const templates = targets.map((target) => target.template);
    const bytes = Pyramid.bytes(width, height) + Aligner.bytes(templates) + Detector.bytes(targets, width, height);
    const kernels = new Kernels(bytes);
    this.pyramid = new Pyramid(kernels, width, height, 30);
    this.aligner = new Aligner(kernels, templates, this.pyramid, focal);
    this.detector = new Detector(kernels, targets, this.pyramid, this.aligner);
    this.observation = {
      target: -1,
      mode: 'detect',
      homography: new Float64Array(9),
      corners: new Float64Array(8),
      certainty: 0,
    };
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
    if (this.current >= 0 && this.follow()) return this.report('track');
    this.current = -1;
    this.detect();
    return this.report('detect');
  }

  private report(mode: 'detect' | 'track'): Readonly<Observation> {
    const o = this.observation;
    o.target = this.current;
    o.mode = mode;
    const target = this.targets[this.current];
    if (target) {
      const { width, height } = target.template;
      this.outline.set([0, 0, width, 0, width, height, 0, height]);
      mapPoints(o.homography, this.outline, o.corners);
    }
    return o;
  }

  private detect(): void {
    const h = this.observation.homography;
    this.detector.look();
    for (let i = 0; i < this.targets.length; i++) {
      const index = (this.next + i) % this.targets.length;
      if (!this.detector.find(index, h)) continue;
      this.current = index;
      this.next = index;
      this.observation.certainty = this.aligner.certainty(KEEP_BASE, KEEP_SHARE);
      this.motion.set([1, 0, 0, 0, 1, 0, 0, 0, 1]);
      return;
    }
  }

  private follow(): boolean {
    const h = this.observation.homography;
    this.previous.set(h);
    multiplyInto(this.guess, this.motion, h);
    if (!this.tryFrom(this.guess) && !this.tryFrom(this.previous)) return false;
    if (invertInto(this.inverse, this.previous)) {
      multiplyInto(this.motion, this.guess, this.inverse);
      normaliseInto(this.motion, this.motion);
    }
    h.set(this.guess);
    return true;
  }

  /** Aligns from a starting point; leaves the result in `guess`. */
  private tryFrom(start: Homography): boolean {
    const { template } = this.targets[this.current]!;
    const g = this.guess;
    g.set(start);
    if (!normaliseInto(g, g) || !this.aligner.isPlausible(template, g)) return false;
    const from = this.aligner.coarsest(template, g);
    if (!this.aligner.align(template, g, from, 0, SEARCH_RADIUS, this.blur)) return false;
    if (!this.aligner.isPlausible(template, g)) return false;
    this.observation.certainty = this.aligner.certainty(KEEP_BASE, KEEP_SHARE);
    return this.observation.certainty >= 1 && shareInView(template, g, this.width, this.height) >= LEAST_IN_VIEW;
  }
}
