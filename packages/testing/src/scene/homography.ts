/** A 3 x 3 matrix, row by row. As a homography it maps plane coordinates to frame coordinates up to a factor. */
export type Matrix3 = readonly [number, number, number, number, number, number, number, number, number];

/** A point in pixels; continuous coordinates, the centre of the first pixel is (0.5, 0.5). */
export interface Point {
  x: number;
  y: number;
}

/** The product `a * b`: applies `b` first. */
export function multiply(a: Matrix3, b: Matrix3): Matrix3 {
  return [
    a[0] * b[0] + a[1] * b[3] + a[2] * b[6],
    a[0] * b[1] + a[1] * b[4] + a[2] * b[7],
    a[0] * b[2] + a[1] * b[5] + a[2] * b[8],
    a[3] * b[0] + a[4] * b[3] + a[5] * b[6],
    a[3] * b[1] + a[4] * b[4] + a[5] * b[7],
    a[3] * b[2] + a[4] * b[5] + a[5] * b[8],
    a[6] * b[0] + a[7] * b[3] + a[8] * b[6],
    a[6] * b[1] + a[7] * b[4] + a[8] * b[7],
    a[6] * b[2] + a[7] * b[5] + a[8] * b[8],
  ];
}

/** @throws RangeError when the matrix has no inverse. */
export function invert(m: Matrix3): Matrix3 {
  const [a, b, c, d, e, f, g, h, i] = m;
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  if (determinant === 0) throw new RangeError('The matrix has no inverse.');
  const s = 1 / determinant;
  return [
    (e * i - f * h) * s,
    (c * h - b * i) * s,
    (b * f - c * e) * s,
    (f * g - d * i) * s,
    (a * i - c * g) * s,
    (c * d - a * f) * s,
    (d * h - e * g) * s,
    (b * g - a * h) * s,
    (a * e - b * d) * s,
  ];
}

/** Where a point of the plane appears in the frame, px. */
export function project(m: Matrix3, { x, y }: Point): Point {
  const w = m[6] * x + m[7] * y + m[8];
  return { x: (m[0] * x + m[1] * y + m[2]) / w, y: (m[3] * x + m[4] * y + m[5]) / w };
}

/** The corners of a `width` x `height` picture in the frame: top left first, clockwise, px. */
export function projectCorners(m: Matrix3, width: number, height: number): [Point, Point, Point, Point] {
  return [
    project(m, { x: 0, y: 0 }),
    project(m, { x: width, y: 0 }),
    project(m, { x: width, y: height }),
    project(m, { x: 0, y: height }),
  ];
}
