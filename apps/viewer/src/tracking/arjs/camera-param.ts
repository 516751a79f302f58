import type { Intrinsics } from '@argument/vision';

/**
 * A camera file as ARToolKit reads it (its oldest form, 136 bytes, big endian): size, a 3x4 projection matrix, and the four
 * factors of its lens model, here an ideal lens: centre, no distortion, scale 1. Pixels throughout.
 */
export function cameraParam(width: number, height: number, { fx, fy, cx, cy }: Intrinsics): Uint8Array {
  const view = new DataView(new ArrayBuffer(136));
  view.setInt32(0, width);
  view.setInt32(4, height);
  const numbers = [fx, 0, cx, 0, 0, fy, cy, 0, 0, 0, 1, 0, cx, cy, 0, 1];
  for (const [index, value] of numbers.entries()) view.setFloat64(8 + index * 8, value);
  return new Uint8Array(view.buffer);
}
