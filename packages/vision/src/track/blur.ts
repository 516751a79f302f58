import type { Homography } from '../image/homography.js';
import type { Template } from './template.js';

/** How a frame blurs the target, px of that frame. */
export interface Blur {
  /** Length of the motion blur across and down. */
  x: number;
  y: number;
  /** Standard deviation of the blur that is alike in all directions: focus, denoising. */
  sigma: number;
}

/** The blur of one level of the frame's pyramid. */
export function scaleBlur(blur: Blur, by: number, out: Blur): Blur {
  out.x = blur.x * by;
  out.y = blur.y * by;
  out.sigma = blur.sigma * by;
  return out;
}

/** Finest level that still tells something under a blur. */
export function finestLevel(blur: Blur): number {
  const streak = Math.hypot(blur.x, blur.y) / 6;
  return Math.max(0, Math.floor(Math.log2(Math.max(1, blur.sigma / 1.4, streak))));
}

/** Says how well the template, blurred so, fits the frame: a mean correlation. */
export type Probe = (blur: Blur) => number;

const LEAST_SIGMA = 0.5;
const MOST_SIGMA = 7;
const SIGMA_STEP = 1.3;
const EXPOSURE_STEP = 0.2;
/** Motion below this leaves no streak worth modelling, px a frame. */
const LEAST_MOTION = 4;
const GAIN = 0.003;

/** Follows the focus and the exposure time of the camera: each frame tries a little more or less blur and keeps what
 * makes the template look more like the frame. */
export class BlurModel {
  readonly blur: Blur = { x: 0, y: 0, sigma: 0 };
  private readonly trial: Blur = { x: 0, y: 0, sigma: 0 };
  /** Share of the time between two frames for which the shutter is open, 0-1. */
  private exposure = 0;
  private readonly centres = new Float64Array(6);
  private seen = 0;
  private turn = 0;

  reset(): void {
    this.exposure = 0;
    this.seen = 0;
    this.blur.x = this.blur.y = this.blur.sigma = 0;
  }

  /** Predicts the streak of a frame from where the target is thought to be in it. */
  predict(template: Template, h: Homography): Blur {
    const c = this.centres;
    this.centreInto(template, h);
    // The motion in the middle of the exposure, from the last three centres.
    const now = this.seen > 1 ? 1.5 : 1,
      before = this.seen > 1 ? -0.5 : 0;
    const moving = this.seen > 0 ? this.exposure : 0;
    this.blur.x = moving * (now * (c[4]! - c[2]!) + before * (c[2]! - c[0]!));
    this.blur.y = moving * (now * (c[5]! - c[3]!) + before * (c[3]! - c[1]!));
    return this.blur;
  }

  /** Takes a frame's result and tries a change of blur on it. */
  update(template: Template, h: Homography, probe: Probe): void {
    this.predict(template, h);
    const c = this.centres,
      { blur } = this;
    const motion = this.seen > 0 ? Math.hypot(c[4]! - c[2]!, c[5]! - c[3]!) : 0;
    this.turn = (this.turn + 1) % 4;
    const more = this.turn % 2 === 0;
    if (this.turn < 2 || motion < LEAST_MOTION) this.tryFocus(more, probe);
    else {
      const exposure = Math.min(1, Math.max(0, this.exposure + (more ? EXPOSURE_STEP : -EXPOSURE_STEP)));
      const kept = this.exposure;
      const as = probe(blur);
      this.exposure = exposure;
      this.predict(template, h);
      if (probe(blur) < as + GAIN) this.exposure = kept;
    }
    c.copyWithin(0, 2);
    this.seen = Math.min(2, this.seen + 1);
  }

  private tryFocus(more: boolean, probe: Probe): void {
    const { blur, trial } = this;
    const sigma = more ? Math.max(LEAST_SIGMA, blur.sigma * SIGMA_STEP) : blur.sigma / SIGMA_STEP;
    trial.x = blur.x;
    trial.y = blur.y;
    trial.sigma = Math.min(MOST_SIGMA, sigma < LEAST_SIGMA ? 0 : sigma);
    if (trial.sigma !== blur.sigma && probe(trial) > probe(blur) + GAIN) blur.sigma = trial.sigma;
  }

  private centreInto(template: Template, h: Homography): void {
    const x = template.width / 2,
      y = template.height / 2;
    const w = 1 / (h[6]! * x + h[7]! * y + h[8]!);
    this.centres[4] = (h[0]! * x + h[1]! * y + h[2]!) * w;
    this.centres[5] = (h[3]! * x + h[4]! * y + h[5]!) * w;
  }
}
