import type { Kernels } from '../kernels/kernels.js';
import type { Plane } from './plane.js';

/** Frames are halved until their long side is at most this, px: more would cost time and tell little. */
const LONGEST_SIDE = 960;

function halvingsFor(width: number, height: number): number {
  return Math.max(0, Math.ceil(Math.log2(Math.max(width, height) / LONGEST_SIDE)));
}

/** A frame at its working size and its halves, allocated once in the kernels' memory and refilled for each frame. */
export class Pyramid {
  /** The frame at its working size, then each half of the one before. */
  readonly levels: Plane[] = [];
  /** Px of the frame per px of the first level: a power of two. */
  readonly reduction: number;
  /** The frame and the halves that come before the working size. */
  private readonly steps: Plane[] = [];

  /** Bytes of the kernels' memory that a pyramid takes. */
  static bytes(width: number, height: number): number {
    return Math.ceil((width * height * 4) / 3) + 1024;
  }

  /** @param width columns of the frames, px
   * @param height rows of the frames, px
   * @param smallest shortest side of the last level, px */
  constructor(
    private readonly kernels: Kernels,
    width: number,
    height: number,
    smallest: number,
  ) {
    const halvings = halvingsFor(width, height);
    this.reduction = 2 ** halvings;
    for (let w = width, h = height; this.levels.length === 0 || Math.min(w, h) >= smallest; w >>= 1, h >>= 1) {
      const plane = { width: w, height: h, data: kernels.bytes(w * h) };
      if (this.steps.push(plane) > halvings) this.levels.push(plane);
    }
  }

  /** Copies a frame in and rebuilds the halves. */
  fill(frame: Uint8Array): void {
    const base = this.steps[0]!;
    base.data.set(frame.length > base.data.length ? frame.subarray(0, base.data.length) : frame);
    for (let i = 1; i < this.steps.length; i++) {
      const from = this.steps[i - 1]!,
        to = this.steps[i]!;
      this.kernels.call.halve(from.data.byteOffset, from.width, to.data.byteOffset, to.width, to.height);
    }
  }
}
