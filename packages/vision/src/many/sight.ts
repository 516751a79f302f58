import { simulatedViews } from '../detect/views.js';
import type { Kernels } from '../kernels/kernels.js';
import type { IndexFile } from './index-format.js';

/** A frame's keypoints, in px of the frame. */
export interface Keypoints {
  readonly count: number;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  /** Radians. */
  readonly angle: ArrayLike<number>;
  /** Px of the frame per px of the level at which a keypoint was found. */
  readonly scale: ArrayLike<number>;
}

const ANGLES = 256;
const TURN = 2 * Math.PI;
const { abs, cos, log2, max, sin, sqrt } = Math;

/** A frame's keypoints and an index's entries in the kernels' memory, laid out as pairs of them become hypotheses of where a
 * target lies (`many.c`). */
export class Sight {
  /** Where the kernels find all of it. */
  readonly record: number;
  private readonly x: Float32Array;
  private readonly y: Float32Array;
  private readonly cosine: Float32Array;
  private readonly sine: Float32Array;
  private readonly octave: Float32Array;
  private readonly turn: Float32Array;

  /** Bytes of the kernels' memory that this takes. */
  static bytes({ owner, targets }: IndexFile, capacity: number): number {
    return capacity * 24 + owner.length * 6 + targets.length * 12 + ANGLES * 8 + simulatedViews().length * 5 + 512;
  }

  /** @param capacity most keypoints of a frame */
  constructor(kernels: Kernels, index: IndexFile, capacity: number) {
    const plane = (): Float32Array => kernels.floats(capacity);
    this.x = plane();
    this.y = plane();
    this.cosine = plane();
    this.sine = plane();
    this.octave = plane();
    this.turn = plane();
    const owner = new Uint16Array(kernels.buffer, kernels.reserve(index.owner.byteLength), index.owner.length);
    owner.set(index.owner);
    const columns = [index.x, index.y, index.angle, index.view].map((column) => {
      const bytes = kernels.bytes(column.length);
      bytes.set(column);
      return bytes;
    });
    const views = simulatedViews();
    const floats = (values: ArrayLike<number>): Float32Array => {
      const held = kernels.floats(values.length);
      held.set(values);
      return held;
    };
    const targets = index.targets.flatMap(({ width, height }) => [width / 2, height / 2, max(width, height)]);
    const turns = Array.from({ length: 2 * ANGLES }, (_, i) => (i % 2 ? sin : cos)(((i >> 1) / ANGLES) * TURN));
    const octaves = Array.from({ length: views.length / 4 }, (_, v) => {
      const [a, b, c, d] = views.subarray(4 * v, 4 * v + 4) as unknown as [number, number, number, number];
      return log2(sqrt(abs(a * d - b * c)));
    });
    const planes = [this.x, this.y, this.cosine, this.sine, this.octave, this.turn, owner, ...columns];
    const tables = [targets, turns, views, octaves].map(floats);
    const record = kernels.integers(planes.length + tables.length);
    record.set([...planes, ...tables].map(({ byteOffset }) => byteOffset));
    this.record = record.byteOffset;
  }

  /** Takes a frame's keypoints. */
  load({ count, x, y, angle, scale }: Keypoints): void {
    for (let q = 0; q < count; q++) {
      this.x[q] = x[q]!;
      this.y[q] = y[q]!;
      this.cosine[q] = cos(angle[q]!) * scale[q]!;
      this.sine[q] = sin(angle[q]!) * scale[q]!;
      this.octave[q] = log2(scale[q]!);
      this.turn[q] = angle[q]! / TURN;
    }
  }
}
