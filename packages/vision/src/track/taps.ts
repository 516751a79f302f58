import type { Kernels } from '../kernels/kernels.js';
import type { Blur } from './blur.js';

const MOST = 64;

/** Sub-pixel offsets, in level px, whose mean stands for foreshortening and motion blur. */
export class Taps {
  count = 0;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Derivative of target px by level px, row by row. Kept, not handed on: each number handed on would be an object. */
  readonly derivative = new Float64Array(4);

  /** Bytes of the kernels' memory that the taps take. */
  static readonly bytes = MOST * 8 + 32;

  constructor(kernels: Kernels) {
    this.x = kernels.floats(MOST);
    this.y = kernels.floats(MOST);
  }

  /** Lays out the taps for the derivative.
   * @param scaleX px of the template's scale by target px
   * @param blur how the level blurs, level px */
  set(scaleX: number, blur: Blur): void {
    const a = this.derivative[0]!,
      b = this.derivative[1]!,
      c = this.derivative[2]!,
      d = this.derivative[3]!;
    const longest = largestStretch(a, b, c, d);
    const stretched = Math.min(6, Math.ceil((longest * scaleX) / 1.5));
    const streak = Math.sqrt(blur.x * blur.x + blur.y * blur.y);
    const blurred = Math.min(9, Math.ceil(streak / 0.8));
    const n = Math.max(1, stretched),
      m = Math.max(1, blurred);
    let ax = 0,
      ay = 0;
    if (n > 1) {
      // The level's direction along which one px covers the most of the target.
      const xx = a * a + c * c,
        xy = a * b + c * d;
      ax = xy;
      ay = longest * longest - xx;
      if (Math.abs(ax) + Math.abs(ay) < 1e-12) {
        ax = xx >= b * b + d * d ? 1 : 0;
        ay = 1 - ax;
      }
      const length = Math.sqrt(ax * ax + ay * ay);
      ax /= length;
      ay /= length;
    }
    this.count = 0;
    for (let i = 0; i < n; i++) {
      const s = (i + 0.5) / n - 0.5;
      for (let j = 0; j < m; j++) {
        const r = (j + 0.5) / m - 0.5;
        this.x[this.count] = s * ax + r * blur.x;
        this.y[this.count++] = s * ay + r * blur.y;
      }
    }
  }
}

/** Largest singular value of [[a, b], [c, d]]. */
export function largestStretch(a: number, b: number, c: number, d: number): number {
  const s = a * a + b * b + c * c + d * d;
  const t = a * d - b * c;
  return Math.sqrt((s + Math.sqrt(Math.max(0, s * s - 4 * t * t))) / 2);
}
