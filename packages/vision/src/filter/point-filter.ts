/** How a {@link PointFilter} weighs calm against speed. */
export interface PointFilterOptions {
  /** Noise of one measured coordinate, pixels (standard deviation). */
  noise: number;
  /** Smallest share of a new measurement that is taken when nothing moves, 0..1. */
  calm: number;
  /** Longest gap after which the history is forgotten, ms. */
  maxGap: number;
}

/** Share of the drift that is kept from one frame to the next. */
const DRIFT_MEMORY = 0.6;
/** Drift that noise alone seldom passes, in units of the noise. */
const DRIFT_OF_NOISE = 0.5;

/** Measurements of the same frame say nothing about speed, ms. */
const LEAST_GAP = 1;

const DEFAULTS: PointFilterOptions = { noise: 0.6, calm: 0.16, maxGap: 250 };

/**
 * Smooths points that move together, such as the four corners of a tracked picture, without trailing behind.
 *
 * A constant-velocity alpha-beta filter (Kalata 1984) whose gain follows the surprise: as long as measurements fall where
 * the motion so far predicts them, within the noise, they are averaged hard; the further they fall off, the more they are
 * believed. Unlike a low-pass of the position (Casiez et al. 2012, One Euro) it has no lag at constant speed.
 */
export class PointFilter {
  private readonly options: PointFilterOptions;
  private position: Float64Array | null = null;
  private velocity = new Float64Array(0);
  private time = 0;
  private surprise = 0;
  private drift: [number, number] = [0, 0];

  constructor(options: Partial<PointFilterOptions> = {}) {
    this.options = { ...DEFAULTS, ...options };
  }

  /** Forgets everything; the next measurement is taken as it is. */
  reset(): void {
    this.position = null;
  }

  /**
   * @param points x0, y0, x1, y1, ... in pixels
   * @param time of the camera frame that they were measured in, ms
   * @returns the smoothed points for that very frame
   */
  update(points: ArrayLike<number>, time: number): Float64Array {
    const dt = (time - this.time) / 1000;
    if (
      !this.position ||
      this.position.length !== points.length ||
      dt * 1000 < LEAST_GAP ||
      dt * 1000 > this.options.maxGap
    ) {
      this.position = Float64Array.from(points);
      this.velocity = new Float64Array(points.length);
      this.surprise = 0;
      this.drift = [0, 0];
      this.time = time;
      return this.position.slice();
    }
    const predicted = this.position.map((value, i) => value + (this.velocity[i] as number) * dt);
    const residual = predicted.map((value, i) => (points[i] as number) - value);
    const gain = this.gain(residual);
    // Benedict and Bordner 1962: the velocity gain that goes with a position gain.
    const velocityGain = (gain * gain) / (2 - gain);
    this.position = predicted.map((value, i) => value + gain * (residual[i] as number));
    this.velocity = this.velocity.map((value, i) => value + (velocityGain * (residual[i] as number)) / dt);
    this.time = time;
    return this.position.slice();
  }

  private gain(residual: Float64Array): number {
    const { noise, calm } = this.options;
    const half = residual.length / 2;
    let sum = 0;
    let drift = 0;
    for (const axis of [0, 1] as const) {
      let mean = 0;
      for (let i = axis; i < residual.length; i += 2) {
        const value = residual[i] as number;
        sum += value * value;
        mean += value / half;
      }
      this.drift[axis] = DRIFT_MEMORY * this.drift[axis] + (1 - DRIFT_MEMORY) * mean;
      drift += this.drift[axis] ** 2;
    }
    // Noise points another way in each frame; a movement that the velocity misses pushes all points one way, again and again.
    const surprise = Math.max(Math.sqrt(sum / residual.length) / noise, Math.sqrt(drift) / (noise * DRIFT_OF_NOISE));
    this.surprise = Math.max(surprise, this.surprise * 0.6);
    const excess = Math.max(0, this.surprise - 1);
    return calm + (1 - calm) * (1 - Math.exp(-excess * excess));
  }
}
