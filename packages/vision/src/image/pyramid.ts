import type { Kernels } from '../kernels/kernels.js';
import type { Plane } from './plane.js';

/** A frame and its halves, allocated once in the kernels' memory and refilled for each frame. */
export class Pyramid {
  readonly levels: Plane[] = [];

  /** Bytes of the kernels' memory that a pyramid takes. */
  static bytes(width: number, height: number): number {
    return Math.ceil((width * height * 4) / 3) + 1024;
  }

  /** @param width columns of the frame, px
   * @param height rows of the frame, px
   * @param smallest shortest side of the last level, px */
  constructor(
    private readonly kernels: Kernels,
    width: number,
    height: number,
    smallest: number,
  ) {
    for (let w = width, h = height; this.levels.length === 0 || Math.min(w, h) >= smallest; w >>= 1, h >>= 1) {
      this.levels.push({ width: w, height: h, data: kernels.bytes(w * h) });
    }
  }

  /** Copies a frame in and rebuilds the halves. */
  fill(frame: Uint8Array): void {
    const base = this.levels[0]!;
    base.data.set(frame.length > base.data.length ? frame.subarray(0, base.data.length) : frame);
    for (let i = 1; i < this.levels.length; i++) {
      const from = this.levels[i - 1]!,
        to = this.levels[i]!;
      this.kernels.call.halve(from.data.byteOffset, from.width, to.data.byteOffset, to.width, to.height);
    }
  }
}
