import type { Picture } from './picture.js';

// Looked up once, as in scene.ts.
const { min, max } = Math;

/** A picture with ever smaller copies of itself, each half the size of the one before, for sampling without aliasing. */
export interface MipMap {
  width: number;
  height: number;
  levels: Picture[];
}

export function createMipMap(picture: Picture): MipMap {
  const levels = [picture];
  for (let last = picture; min(last.width, last.height) >= 32; ) {
    last = halve(last);
    levels.push(last);
  }
  return { width: picture.width, height: picture.height, levels };
}

/** Means of 2 x 2 pixels; the continuous coordinates of the result are half those of the source. */
function halve({ width, height, data }: Picture): Picture {
  const w = width >> 1;
  const h = height >> 1;
  const out = new Uint8Array(w * h * 3);
  const stride = width * 3;
  for (let y = 0, o = 0; y < h; y++) {
    for (let x = 0; x < w; x++) {
      for (let c = 0; c < 3; c++, o++) {
        const i = 2 * y * stride + 6 * x + c;
        const sum = (data[i] ?? 0) + (data[i + 3] ?? 0) + (data[i + stride] ?? 0) + (data[i + stride + 3] ?? 0);
        out[o] = (sum + 2) >> 2;
      }
    }
  }
  return { width: w, height: h, data: out };
}

/**
 * Bilinear sample at (x, y) px of the full-size picture, taken from `level`; beyond the edge the border repeats.
 * Adds `weight` times the colour to the three numbers of `out`.
 */
export function addSample(map: MipMap, level: number, x: number, y: number, weight: number, out: Float64Array): void {
  const picture = map.levels[level];
  if (picture === undefined) return;
  const { width, height, data } = picture;
  const scale = 1 / (1 << level);
  const u = min(max(x * scale - 0.5, 0), width - 1);
  const v = min(max(y * scale - 0.5, 0), height - 1);
  const x0 = u | 0;
  const y0 = v | 0;
  const fx = u - x0;
  const fy = v - y0;
  const right = x0 + 1 < width ? 3 : 0;
  const down = y0 + 1 < height ? width * 3 : 0;
  const i = (y0 * width + x0) * 3;
  for (let c = 0; c < 3; c++) {
    const j = i + c;
    const top = (data[j] as number) * (1 - fx) + (data[j + right] as number) * fx;
    const bottom = (data[j + down] as number) * (1 - fx) + (data[j + down + right] as number) * fx;
    out[c] = (out[c] as number) + weight * (top * (1 - fy) + bottom * fy);
  }
}
