/** A 3 x 3 matrix, row-major, that maps homogeneous points of one plane to another. */
export type Homography = Float64Array;

/** Writes `a * b` into `out`, which may be `a` or `b`. */
export function multiplyInto(out: Homography, a: Homography, b: Homography): Homography {
  const a0 = a[0]!,
    a1 = a[1]!,
    a2 = a[2]!,
    a3 = a[3]!,
    a4 = a[4]!,
    a5 = a[5]!,
    a6 = a[6]!,
    a7 = a[7]!,
    a8 = a[8]!;
  const b0 = b[0]!,
    b1 = b[1]!,
    b2 = b[2]!,
    b3 = b[3]!,
    b4 = b[4]!,
    b5 = b[5]!,
    b6 = b[6]!,
    b7 = b[7]!,
    b8 = b[8]!;
  out[0] = a0 * b0 + a1 * b3 + a2 * b6;
  out[1] = a0 * b1 + a1 * b4 + a2 * b7;
  out[2] = a0 * b2 + a1 * b5 + a2 * b8;
  out[3] = a3 * b0 + a4 * b3 + a5 * b6;
  out[4] = a3 * b1 + a4 * b4 + a5 * b7;
  out[5] = a3 * b2 + a4 * b5 + a5 * b8;
  out[6] = a6 * b0 + a7 * b3 + a8 * b6;
  out[7] = a6 * b1 + a7 * b4 + a8 * b7;
  out[8] = a6 * b2 + a7 * b5 + a8 * b8;
  return out;
}

/** Writes the inverse of `m` into `out`, which may be `m`.
 * @returns false, with `out` untouched, when `m` is singular */
export function invertInto(out: Homography, m: Homography): boolean {
  const a = m[0]!,
    b = m[1]!,
    c = m[2]!,
    d = m[3]!,
    e = m[4]!,
    f = m[5]!,
    g = m[6]!,
    h = m[7]!,
    i = m[8]!;
  const A = e * i - f * h;
  const B = f * g - d * i;
  const C = d * h - e * g;
  const determinant = a * A + b * B + c * C;
  if (!Number.isFinite(determinant) || determinant === 0) return false;
  const s = 1 / determinant;
  out[0] = A * s;
  out[1] = (c * h - b * i) * s;
  out[2] = (b * f - c * e) * s;
  out[3] = B * s;
  out[4] = (a * i - c * g) * s;
  out[5] = (c * d - a * f) * s;
  out[6] = C * s;
  out[7] = (b * g - a * h) * s;
  out[8] = (a * e - b * d) * s;
  return true;
}

/** Scales the matrix so that its last entry is 1.
 * @returns false when that entry is zero or not finite */
export function normaliseInto(out: Homography, m: Homography): boolean {
  const w = m[8]!;
  if (!Number.isFinite(w) || Math.abs(w) < 1e-12) return false;
  for (let i = 0; i < 9; i++) out[i] = m[i]! / w;
  return true;
}

/** Maps the points (x0, y0, x1, y1, ...) of `points` into `out`. */
export function mapPoints(m: Homography, points: ArrayLike<number>, out: Float64Array): Float64Array {
  for (let i = 0; i + 1 < points.length; i += 2) {
    const x = points[i]!,
      y = points[i + 1]!;
    const w = 1 / (m[6]! * x + m[7]! * y + m[8]!);
    out[i] = (m[0]! * x + m[1]! * y + m[2]!) * w;
    out[i + 1] = (m[3]! * x + m[4]! * y + m[5]!) * w;
  }
  return out;
}
