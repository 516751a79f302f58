import { Extractor } from '../detect/features.js';
import { WORDS } from '../detect/pattern.js';
import { Pyramid } from '../image/pyramid.js';
import { Kernels } from '../kernels/kernels.js';
import type { DescribedKeypoints } from './search.js';

/** Most keypoints of a frame. */
export const FRAME_KEYPOINTS = 2400;
/** By level: the strongest keypoint of each kind is kept in squares of this side, px of the level. */
const CELLS = [24, 20, 20, 12];
/** Most keypoints of a level, about. */
const LIMITS = [800, 700, 500, 300];
const SMALLEST_LEVEL = 30;

/** Finds the keypoints of frames for a {@link Search}. */
export class Look {
  private readonly pyramid: Pyramid;
  private readonly extractor: Extractor;
  private readonly x = new Float32Array(FRAME_KEYPOINTS);
  private readonly y = new Float32Array(FRAME_KEYPOINTS);
  private readonly scale = new Float32Array(FRAME_KEYPOINTS);

  constructor(width: number, height: number) {
    const kernels = new Kernels(Pyramid.bytes(width, height) + Extractor.bytes(width * height, FRAME_KEYPOINTS));
    this.pyramid = new Pyramid(kernels, width, height, SMALLEST_LEVEL);
    this.extractor = new Extractor(kernels, width * height, FRAME_KEYPOINTS);
  }

  /** The result is overwritten by the next call.
   * @param frame grey values of the size given at first */
  at(frame: Uint8Array): DescribedKeypoints {
    const { extractor, pyramid, x, y, scale } = this;
    pyramid.fill(frame);
    extractor.count = 0;
    // From the coarse levels down: what is near the camera comes first when there is more than fits.
    for (let level = Math.min(CELLS.length, pyramid.levels.length) - 1; level >= 0; level--) {
      extractor.extract(pyramid.levels[level]!, CELLS[level]!, level, LIMITS[level]!);
    }
    const { count } = extractor;
    for (let i = 0; i < count; i++) {
      const factor = 2 ** extractor.level[i]!;
      scale[i] = factor;
      x[i] = extractor.x[i]! * factor;
      y[i] = extractor.y[i]! * factor;
    }
    const descriptors = extractor.descriptors.subarray(0, count * WORDS);
    return { count, x, y, scale, angle: extractor.angle, kind: extractor.kind, descriptors };
  }
}
