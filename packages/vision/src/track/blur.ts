import type { Homography } from '../image/homography.js';
import { Streak } from './streak.js';
import type { Template } from './template.js';

/** How a frame blurs the target, px of that frame. */
export interface Blur {
  /** Length of the motion blur across and down, in the middle of the target. */
  x: number;
  y: number;
  /** Standard deviation of the blur that is alike in all directions: focus, denoising. */
  sigma: number;
  /** The motion blur elsewhere, px of the frame; without it, the target moves alike everywhere. */
  streak?: Streak;
}

/** The blur of one level of the frame's pyramid. */
export function scaleBlur(blur: Blur, by: number, out: Blur): Blur {
  out.x = blur.x * by;
  out.y = blur.y * by;
  out.sigma = blur.sigma * by;
  if (blur.streak) out.streak = blur.streak;
  else delete out.streak;
  return out;
}

/** Finest level that still tells something under a blur. */
export function finestLevel(blur: Blur): number {
  const streak = Math.hypot(blur.x, blur.y) / 9;
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
  private readonly streak = new Streak();
  readonly blur: Blur = { x: 0, y: 0, sigma: 0, streak: this.streak };
  private readonly trial: Blur = { x: 0, y: 0, sigma: 0, streak: this.streak };
  /** Motion of the target's middle, px a frame. */
  private motion = 0;
  private turn = 0;

  reset(): void {
    this.streak.reset();
    this.blur.x = this.blur.y = this.blur.sigma = 0;
  }

  /** Predicts the streak of a frame from where the target is thought to be in it. */
  predict(template: Template, h: Homography): Blur {
    const { blur, streak } = this;
    const x = template.width / 2,
      y = template.height / 2;
    const w = 1 / (h[6]! * x + h[7]! * y + h[8]!);
    this.motion = streak.at(x, y, (h[0]! * x + h[1]! * y + h[2]!) * w, (h[3]! * x + h[4]! * y + h[5]!) * w);
    blur.x = streak.length[0]!;
    blur.y = streak.length[1]!;
    return blur;
  }

  /** Takes a frame's result and tries a change of blur on it. */
  update(template: Template, h: Homography, probe: Probe): void {
    this.predict(template, h);
    const { blur, streak } = this;
    this.turn = (this.turn + 1) % 4;
    const more = this.turn % 2 === 0;
    if (this.turn < 2 || this.motion < LEAST_MOTION) this.tryFocus(more, probe);
    else {
      const kept = streak.exposure;
      const as = probe(blur);
      streak.exposure = Math.min(1, Math.max(0, kept + (more ? EXPOSURE_STEP : -EXPOSURE_STEP)));
      this.predict(template, h);
      if (probe(blur) < as + GAIN) streak.exposure = kept;
    }
    streak.add(h);
  }

  private tryFocus(more: boolean, probe: Probe): void {
    const { blur, trial } = this;
    const sigma = more ? Math.max(LEAST_SIGMA, blur.sigma * SIGMA_STEP) : blur.sigma / SIGMA_STEP;
    trial.x = blur.x;
    trial.y = blur.y;
    trial.sigma = Math.min(MOST_SIGMA, sigma < LEAST_SIGMA ? 0 : sigma);
    if (trial.sigma !== blur.sigma && probe(trial) > probe(blur) + GAIN) blur.sigma = trial.sigma;
  }
}
