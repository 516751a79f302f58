import type { Plane } from '../image/plane.js';
import { resample } from '../image/resample.js';

/** One scale of a target. */
export interface TemplateScale {
  readonly plane: Plane;
  /** This scale's px per target px, across and down. */
  readonly scaleX: number;
  readonly scaleY: number;
  /** Well-textured points (x0, y0, x1, y1, ...), target px, spread over the target. */
  readonly points: Float32Array;
}

/** A target's luminance at scales a factor of the square root of two apart, with the points worth aligning at each. */
export interface Template {
  /** Target px; the long side is 640 by convention. */
  readonly width: number;
  readonly height: number;
  readonly scales: readonly TemplateScale[];
}

const PATCH = 8;
const MAX_POINTS = 170;

/** Smaller eigenvalue of the gradients' second moments in the patch around a pixel, with a little of the larger one,
 * so that pictures of nothing but straight edges still have points. */
function textureAt(plane: Plane, centreX: number, centreY: number): number {
  const { width, data } = plane;
  let xx = 0,
    xy = 0,
    yy = 0;
  for (let y = centreY - PATCH / 2; y < centreY + PATCH / 2; y++) {
    for (let x = centreX - PATCH / 2; x < centreX + PATCH / 2; x++) {
      const i = y * width + x;
      const gx = data[i + 1]! - data[i - 1]!;
      const gy = data[i + width]! - data[i - width]!;
      xx += gx * gx;
      xy += gx * gy;
      yy += gy * gy;
    }
  }
  const half = (xx + yy) / 2;
  const spread = Math.sqrt(((xx - yy) / 2) ** 2 + xy * xy);
  return half - spread + 0.05 * (half + spread);
}

/** The best-textured point of each cell of a grid, at most one a cell. */
function choosePoints(plane: Plane, scaleX: number, scaleY: number): Float32Array {
  const margin = PATCH / 2 + 1;
  const innerWidth = plane.width - 2 * margin;
  const innerHeight = plane.height - 2 * margin;
  if (innerWidth < 2 || innerHeight < 2) return new Float32Array(0);
  const cell = Math.max(4, Math.sqrt((innerWidth * innerHeight) / MAX_POINTS));
  const columns = Math.max(1, Math.floor(innerWidth / cell));
  const rows = Math.max(1, Math.floor(innerHeight / cell));
  const step = cell > 12 ? 2 : 1;
  const found: number[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const right = margin + Math.floor(((column + 1) * innerWidth) / columns);
      const bottom = margin + Math.floor(((row + 1) * innerHeight) / rows);
      let best = 0,
        bestX = 0,
        bestY = 0;
      for (let y = margin + Math.floor((row * innerHeight) / rows); y < bottom; y += step) {
        for (let x = margin + Math.floor((column * innerWidth) / columns); x < right; x += step) {
          const texture = textureAt(plane, x, y);
          if (texture > best) {
            best = texture;
            bestX = x;
            bestY = y;
          }
        }
      }
      if (best > PATCH * PATCH) found.push(bestX / scaleX, bestY / scaleY);
    }
  }
  return Float32Array.from(found);
}

/** Builds a template from the target's picture.
 * @param picture the target at its working size; its sides are the target px */
export function createTemplate(picture: Plane): Template {
  const { width, height } = picture;
  const scales: TemplateScale[] = [];
  const pictures: Plane[] = [];
  for (let i = 0; ; i++) {
    const factor = 2 ** (-i / 2);
    const w = Math.round(width * factor);
    const h = Math.round(height * factor);
    if (i > 0 && Math.min(w, h) < 14) break;
    const source = i === 0 ? picture : pictures[i % 2 === 0 ? i - 2 : i - 1]!;
    const plane = i === 0 ? picture : resample(source, w, h);
    pictures.push(plane);
    scales.push({ plane, scaleX: w / width, scaleY: h / height, points: choosePoints(plane, w / width, h / height) });
  }
  return { width, height, scales };
}
