/**
 * A 3x3 projective map, row major: `[x', y', w'] = H [x, y, 1]`. Defined up to scale.
 */
export type Homography = Float64Array;

/** Four points as x0, y0 .. x3, y3: top left first, then clockwise (y grows downwards). */
export type Quad = Float64Array;

const at = (values: ArrayLike<number>, index: number): number => values[index] as number;

/** The corners of a rectangle of `width` x `height`, top left at the origin. */
export function rectangle(width: number, height: number): Quad {
  return Float64Array.of(0, 0, width, 0, width, height, 0, height);
}

/** `a` after `b`: the map that first applies `b`, then `a`. */
export function compose(a: Homography, b: Homography): Homography {
  const out = new Float64Array(9);
  for (let row = 0; row < 3; row += 1) {
    for (let column = 0; column < 3; column += 1) {
      out[row * 3 + column] =
        at(a, row * 3) * at(b, column) +
        at(a, row * 3 + 1) * at(b, 3 + column) +
        at(a, row * 3 + 2) * at(b, 6 + column);
    }
  }
  return out;
}

export function determinant(h: Homography): number {
  return (
    at(h, 0) * (at(h, 4) * at(h, 8) - at(h, 5) * at(h, 7)) -
    at(h, 1) * (at(h, 3) * at(h, 8) - at(h, 5) * at(h, 6)) +
    at(h, 2) * (at(h, 3) * at(h, 7) - at(h, 4) * at(h, 6))
  );
}

/** The inverse map; null where the matrix is singular to working precision. */
export function invert(h: Homography): Homography | null {
  const det = determinant(h);
  let largest = 0;
  for (const value of h) largest = Math.max(largest, Math.abs(value));
  if (!(Math.abs(det) > largest ** 3 * 1e-14)) return null;
  const adjugate = [
    at(h, 4) * at(h, 8) - at(h, 5) * at(h, 7),
    at(h, 2) * at(h, 7) - at(h, 1) * at(h, 8),
    at(h, 1) * at(h, 5) - at(h, 2) * at(h, 4),
    at(h, 5) * at(h, 6) - at(h, 3) * at(h, 8),
    at(h, 0) * at(h, 8) - at(h, 2) * at(h, 6),
    at(h, 2) * at(h, 3) - at(h, 0) * at(h, 5),
    at(h, 3) * at(h, 7) - at(h, 4) * at(h, 6),
    at(h, 1) * at(h, 6) - at(h, 0) * at(h, 7),
    at(h, 0) * at(h, 4) - at(h, 1) * at(h, 3),
  ];
  return Float64Array.from(adjugate, (value) => value / det);
}

/** Maps points `x0, y0, x1, y1, ...`. A point on the horizon becomes infinite. */
export function apply(h: Homography, points: ArrayLike<number>): Float64Array {
  const out = new Float64Array(points.length);
  for (let index = 0; index + 1 < points.length; index += 2) {
    const x = at(points, index);
    const y = at(points, index + 1);
    const w = at(h, 6) * x + at(h, 7) * y + at(h, 8);
    out[index] = (at(h, 0) * x + at(h, 1) * y + at(h, 2)) / w;
    out[index + 1] = (at(h, 3) * x + at(h, 4) * y + at(h, 5)) / w;
  }
  return out;
}

/**
 * The map of the unit square (0,0) (1,0) (1,1) (0,1) onto `quad`, in closed form (Heckbert 1989, "Fundamentals of
 * texture mapping and image warping", section 2.2.3). Null where three corners lie on one line.
 */
export function unitSquareTo(quad: ArrayLike<number>): Homography | null {
  const [x0, y0, x1, y1] = [at(quad, 0), at(quad, 1), at(quad, 2), at(quad, 3)];
  const [x2, y2, x3, y3] = [at(quad, 4), at(quad, 5), at(quad, 6), at(quad, 7)];
  const sumX = x0 - x1 + x2 - x3;
  const sumY = y0 - y1 + y2 - y3;
  const dx1 = x1 - x2;
  const dx2 = x3 - x2;
  const dy1 = y1 - y2;
  const dy2 = y3 - y2;
  const det = dx1 * dy2 - dx2 * dy1;
  const size = Math.abs(dx1) + Math.abs(dx2) + Math.abs(dy1) + Math.abs(dy2);
  if (!(Math.abs(det) > size * size * 1e-12)) return null;
  const g = (sumX * dy2 - dx2 * sumY) / det;
  const h = (dx1 * sumY - sumX * dy1) / det;
  return Float64Array.of(x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1);
}

/** The map of a rectangle of `width` x `height` (top left at the origin) onto `quad`; null for a degenerate quad. */
export function rectangleTo(quad: ArrayLike<number>, width: number, height: number): Homography | null {
  const unit = unitSquareTo(quad);
  return unit && compose(unit, Float64Array.of(1 / width, 0, 0, 0, 1 / height, 0, 0, 0, 1));
}
