import { createPlane, type Plane } from './plane.js';
import { halveInto } from './resample.js';

/** A frame and its halves, allocated once and refilled for each frame. */
export class Pyramid {
  readonly levels: Plane[];

  /** @param width columns of the frame, px
   * @param height rows of the frame, px
   * @param smallest shortest side of the last level, px */
  constructor(width: number, height: number, smallest: number) {
    this.levels = [createPlane(width, height)];
    for (let w = width >> 1, h = height >> 1; Math.min(w, h) >= smallest; w >>= 1, h >>= 1) {
      this.levels.push(createPlane(w, h));
    }
  }

  /** Copies a frame in and rebuilds the halves. */
  fill(frame: Uint8Array): void {
    const base = this.levels[0]!;
    base.data.set(frame.subarray(0, base.data.length));
    for (let i = 1; i < this.levels.length; i++) halveInto(this.levels[i - 1]!, this.levels[i]!);
  }
}
