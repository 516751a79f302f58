import { type Homography, normaliseInto } from '../image/homography.js';
import type { Aligner } from './align.js';
import { type Blur, BlurModel, finestLevel } from './blur.js';
import { Motion } from './motion.js';
import type { Template } from './template.js';
import { shareInView } from './view.js';

/** What keeps a target followed: this many patches, and this share of those in the frame besides. */
export const KEEP_BASE = 5;
export const KEEP_SHARE = 0.1;
/** Px of the coarsest level searched around the prediction. */
const SEARCH_RADIUS = 5;
/** Below this share of the target in the frame, following it would be guessing. */
const LEAST_IN_VIEW = 0.12;
/** Below this share of the usual certainty, other starting points are tried. */
const DOUBT = 0.8;

/** Follows one target from frame to frame: predicts it by its last motion, aligns it, and looks again from elsewhere when
 * the result is worse than usual. */
export class Follower {
  /** Where the target is: target px -> frame px. */
  readonly homography: Homography = new Float64Array(9);
  /** How clearly the last frame shows the target; 1 is the least that counts. */
  certainty = 0;
  private usual = 0;
  private template: Template | undefined;
  private readonly previous: Homography = new Float64Array(9);
  private readonly motion = new Motion();
  private readonly expected = new Float64Array(64);
  private readonly information = new Float64Array(64);
  private readonly predicted: Homography = new Float64Array(9);
  private readonly guess: Homography = new Float64Array(9);
  private readonly blur = new BlurModel();
  private finest = 0;
  private readonly probe = (blur: Blur): number =>
    this.template ? this.aligner.probe(this.template, this.homography, this.finest, blur) : 0;

  constructor(
    private readonly aligner: Aligner,
    private readonly width: number,
    private readonly height: number,
  ) {}

  /** Starts following a target from where it was detected. */
  start(template: Template, h: Homography, certainty: number): void {
    this.template = template;
    this.homography.set(h);
    this.certainty = certainty;
    this.usual = certainty;
    this.motion.start(template, h);
    this.blur.reset();
  }

  /** How much less clearly than usual the target is seen: 1 is as usual, 0 not at all. */
  get doubt(): number {
    return this.usual > 0 ? this.certainty / this.usual : 0;
  }

  /** Takes a better place for the target in the present frame, found by other means. */
  correct(h: Homography, certainty: number): void {
    this.homography.set(h);
    this.certainty = certainty;
    if (this.template) this.motion.start(this.template, h);
  }

  /** Follows the target into the next frame.
   * @returns false when it is lost; the homography is then the last one */
  step(): boolean {
    const template = this.template;
    if (!template) return false;
    this.previous.set(this.homography);
    const expected = this.motion.predict(this.predicted, this.expected) ? this.expected : undefined;
    this.certainty = 0;
    this.attempt(template, this.predicted, 0, expected);
    if (this.doubt < DOUBT) this.attempt(template, this.predicted, 1, expected);
    if (this.doubt < DOUBT) this.attempt(template, this.previous, 0, undefined);
    if (this.certainty < 1) {
      this.homography.set(this.previous);
      return false;
    }
    this.motion.update(this.homography, this.information);
    this.blur.update(template, this.homography, this.probe);
    this.usual += (this.certainty - this.usual) * (this.doubt < 0.6 ? 0.03 : 0.2);
    return true;
  }

  /** Aligns from a starting point and keeps the result when it is the best of this frame.
   * @param finer levels to begin below the coarsest
   * @param firm how firmly `from` is expected, where anything is known of it */
  private attempt(template: Template, from: Homography, finer: number, firm: Float64Array | undefined): void {
    const { aligner, guess } = this;
    if (!normaliseInto(guess, from) || !aligner.isPlausible(template, guess)) return;
    const blur = this.blur.predict(template, guess);
    const coarsest = aligner.coarsest(template, guess);
    const finest = Math.min(coarsest, finestLevel(blur));
    const first = Math.max(finest, coarsest - finer);
    if (!aligner.align(template, guess, first, finest, SEARCH_RADIUS + finer, blur, [], firm)) return;
    const certainty = aligner.certainty(KEEP_BASE, KEEP_SHARE);
    if (certainty <= this.certainty || !aligner.isPlausible(template, guess)) return;
    if (shareInView(template, guess, this.width, this.height) < LEAST_IN_VIEW) return;
    this.certainty = certainty;
    this.finest = finest;
    this.homography.set(guess);
    aligner.informationInto(this.information);
  }
}
