/** Longer side of the frames that trackers work on, pixels: enough for a picture across half of the view. */
export const LONG_SIDE = 640;

/**
 * The size to which a camera frame is reduced for tracking: never enlarged, even, in the camera's shape.
 * @param longSide of the reduced frame, pixels
 */
export function trackerSize(width: number, height: number, longSide = LONG_SIDE): { width: number; height: number } {
  const scale = Math.min(1, longSide / Math.max(width, height));
  const even = (value: number) => Math.max(2, Math.round((value * scale) / 2) * 2);
  return { width: even(width), height: even(height) };
}
