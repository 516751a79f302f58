import type { Homography } from '@argument/vision';

/** How camera pixels lie on the screen: `screen = camera * scale + offset`, CSS pixels. */
export interface Fit {
  scale: number;
  offsetX: number;
  offsetY: number;
}

/** Fills the screen with the camera's picture and cuts off what is left over, as `object-fit: cover` does. */
export function cover(camera: { width: number; height: number }, screen: { width: number; height: number }): Fit {
  const scale = Math.max(screen.width / camera.width, screen.height / camera.height);
  return {
    scale,
    offsetX: (screen.width - camera.width * scale) / 2,
    offsetY: (screen.height - camera.height * scale) / 2,
  };
}

/** Points in camera pixels (x0, y0, ...) as they lie on the screen. */
export function toScreen(fit: Fit, points: ArrayLike<number>): number[] {
  return Array.from(points, (value, i) => value * fit.scale + (i % 2 === 0 ? fit.offsetX : fit.offsetY));
}

/** Camera pixels to clip space (-1..1, y up) of a drawing surface that covers the screen. */
export function toClip(fit: Fit, screen: { width: number; height: number }): Homography {
  const [x, y] = [2 / screen.width, -2 / screen.height];
  return Float64Array.of(fit.scale * x, 0, fit.offsetX * x - 1, 0, fit.scale * y, fit.offsetY * y + 1, 0, 0, 1);
}
