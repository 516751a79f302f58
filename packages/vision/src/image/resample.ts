import { createPlane, type Plane } from './plane.js';

/** Halves a plane by averaging 2 x 2 pixels into `out`, whose sides are the source's halved and rounded down. */
export function halveInto(source: Plane, out: Plane): void {
  const { width, data } = source;
  const { width: outWidth, height: outHeight, data: target } = out;
  for (let y = 0; y < outHeight; y++) {
    let upper = 2 * y * width;
    let lower = upper + width;
    const end = (y + 1) * outWidth;
    for (let i = y * outWidth; i < end; i++, upper += 2, lower += 2) {
      target[i] = (data[upper]! + data[upper + 1]! + data[lower]! + data[lower + 1]! + 2) >> 2;
    }
  }
}

interface Taps {
  readonly first: Int32Array;
  readonly weights: Float32Array;
  readonly count: number;
}

/** Weights of a box of one output pixel's width, so that every source pixel counts by the area it covers. */
function areaTaps(source: number, target: number): Taps {
  const ratio = source / target;
  const count = Math.ceil(ratio) + 1;
  const first = new Int32Array(target);
  const weights = new Float32Array(target * count);
  for (let i = 0; i < target; i++) {
    const from = i * ratio;
    const to = from + ratio;
    const start = Math.min(Math.floor(from), source - 1);
    first[i] = start;
    let sum = 0;
    for (let k = 0; k < count && start + k < source; k++) {
      const cover = Math.max(0, Math.min(to, start + k + 1) - Math.max(from, start + k));
      weights[i * count + k] = cover;
      sum += cover;
    }
    for (let k = 0; k < count; k++) weights[i * count + k]! /= sum;
  }
  return { first, weights, count };
}

/** Weights of linear interpolation, for enlarging. */
function linearTaps(source: number, target: number): Taps {
  const first = new Int32Array(target);
  const weights = new Float32Array(target * 2);
  for (let i = 0; i < target; i++) {
    const x = Math.min(Math.max(((i + 0.5) * source) / target - 0.5, 0), source - 1);
    const start = Math.min(Math.floor(x), Math.max(source - 2, 0));
    first[i] = start;
    weights[2 * i] = 1 - (x - start);
    weights[2 * i + 1] = x - start;
  }
  return { first, weights, count: 2 };
}

/** Resamples a plane: by area when shrinking, linearly when enlarging. Deterministic: no platform-dependent maths.
 * @param width columns of the result, px
 * @param height rows of the result, px */
export function resample(source: Plane, width: number, height: number): Plane {
  const across = width <= source.width ? areaTaps(source.width, width) : linearTaps(source.width, width);
  const down = height <= source.height ? areaTaps(source.height, height) : linearTaps(source.height, height);
  const rows = new Float32Array(width * source.height);
  for (let y = 0; y < source.height; y++) {
    for (let x = 0; x < width; x++) {
      const start = across.first[x]!;
      let sum = 0;
      for (let k = 0; k < across.count; k++) {
        const weight = across.weights[x * across.count + k]!;
        if (weight > 0) sum += weight * source.data[y * source.width + start + k]!;
      }
      rows[y * width + x] = sum;
    }
  }
  const out = createPlane(width, height);
  for (let y = 0; y < height; y++) {
    const start = down.first[y]!;
    for (let x = 0; x < width; x++) {
      let sum = 0.5;
      for (let k = 0; k < down.count; k++) {
        const weight = down.weights[y * down.count + k]!;
        if (weight > 0) sum += weight * rows[(start + k) * width + x]!;
      }
      out.data[y * width + x] = sum;
    }
  }
  return out;
}
