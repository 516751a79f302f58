import type { Placement } from '@argument/contracts';
import type { Homography } from '@argument/vision';

/**
 * Where an overlay lies on its target: the unit square of the overlay (top left at the origin, y down) to the unit square
 * of the target image. Lengths of a placement are in widths of the target, angles counter-clockwise.
 */
export function placementMap(placement: Placement, target: { width: number; height: number }): Homography {
  const shape = target.height / target.width;
  const angle = (placement.rotation * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle) * placement.scale, Math.sin(angle) * placement.scale];
  const [centreX, centreY] = [0.5 + placement.offsetX, 0.5 * shape - placement.offsetY];
  // Columns: where one step right and one step down go, in target widths (y down, so a left turn raises the right side).
  const right = [cos, -sin] as const;
  const down = [sin * shape, cos * shape] as const;
  const originX = centreX - (right[0] + down[0]) / 2;
  const originY = centreY - (right[1] + down[1]) / 2;
  return Float64Array.of(
    ...[right[0], down[0], originX],
    ...[right[1] / shape, down[1] / shape, originY / shape],
    ...[0, 0, 1],
  );
}

/** The middle part of a video that has the target's shape, as offset and size in 0..1, so that nothing is distorted. */
export function coverCrop(
  video: { width: number; height: number },
  target: { width: number; height: number },
): { x: number; y: number; width: number; height: number } {
  const ratio = video.width / video.height / (target.width / target.height);
  const [width, height] = ratio > 1 ? [1 / ratio, 1] : [1, ratio];
  return { x: (1 - width) / 2, y: (1 - height) / 2, width, height };
}

/** The same for a video whose right half is the mask of its left: a part of the left half, a pixel away from the mask. */
export function packedCrop(
  video: { width: number; height: number },
  target: { width: number; height: number },
): { x: number; y: number; width: number; height: number } {
  const { x, y, width, height } = coverCrop({ width: video.width / 2, height: video.height }, target);
  const pixel = 1 / video.width;
  return { x: x / 2 + pixel, y, width: width / 2 - 2 * pixel, height };
}
