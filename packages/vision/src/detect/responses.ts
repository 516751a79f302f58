import type { Plane } from '../image/plane.js';

/** Smooths rows and columns with the binomial kernel 1 4 6 4 1; the outermost two pixels are copied.
 * @param rows scratch of at least the plane's size */
export function smoothInto(source: Plane, out: Uint8Array, rows: Uint16Array): void {
  const { width, height, data } = source;
  const size = width * height;
  for (let y = 0; y < height; y++) {
    const start = y * width,
      end = start + width;
    for (let i = start + 2; i < end - 2; i++) {
      rows[i] = data[i - 2]! + data[i + 2]! + 4 * (data[i - 1]! + data[i + 1]!) + 6 * data[i]!;
    }
    for (let k = 0; k < 2 && k < width; k++) {
      rows[start + k] = data[start + k]! * 16;
      rows[end - 1 - k] = data[end - 1 - k]! * 16;
    }
  }
  const two = 2 * width;
  for (let i = 0; i < two && i < size; i++) out[i] = rows[i]! >> 4;
  for (let i = Math.max(0, size - two); i < size; i++) out[i] = rows[i]! >> 4;
  for (let i = two; i < size - two; i++) {
    out[i] = (rows[i - two]! + rows[i + two]! + 4 * (rows[i - width]! + rows[i + width]!) + 6 * rows[i]! + 128) >> 8;
  }
}

/** Averages 5 x 5 pixels by running sums; the outermost two pixels are copied. */
export function boxInto(source: Uint8Array, width: number, height: number, out: Uint8Array, rows: Uint16Array): void {
  for (let y = 0; y < height; y++) {
    const start = y * width,
      end = start + width;
    let sum = source[start]! + source[start + 1]! + source[start + 2]! + source[start + 3]!;
    for (let i = start + 2; i < end - 2; i++) {
      sum += source[i + 2]!;
      rows[i] = sum;
      sum -= source[i - 2]!;
    }
    for (let k = 0; k < 2; k++) {
      rows[start + k] = source[start + k]! * 5;
      rows[end - 1 - k] = source[end - 1 - k]! * 5;
    }
  }
  const size = width * height,
    two = 2 * width;
  for (let i = 0; i < two; i++) out[i] = source[i]!;
  for (let i = size - two; i < size; i++) out[i] = source[i]!;
  for (let i = two; i < size - two; i++) {
    const sum = rows[i - two]! + rows[i - width]! + rows[i]! + rows[i + width]! + rows[i + two]!;
    out[i] = (sum * 5243 + 65536) >> 17;
  }
}

/** Determinant of the Hessian, at a reach of two pixels, of a smoothed plane: positive at blobs, negative at saddles.
 * The outermost `margin` pixels are left as they are. Bay et al. 2008 (SURF), section 3. */
export function hessianInto(smooth: Uint8Array, width: number, height: number, margin: number, out: Int32Array): void {
  const two = 2 * width;
  for (let y = margin; y < height - margin; y++) {
    const end = (y + 1) * width - margin;
    for (let i = y * width + margin; i < end; i++) {
      const twice = 2 * smooth[i]!;
      const xx = smooth[i - 2]! + smooth[i + 2]! - twice;
      const yy = smooth[i - two]! + smooth[i + two]! - twice;
      const xy = smooth[i - two - 2]! + smooth[i + two + 2]! - smooth[i - two + 2]! - smooth[i + two - 2]!;
      out[i] = 16 * xx * yy - xy * xy;
    }
  }
}
