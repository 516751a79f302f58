/** A grey picture: row-major bytes, one a pixel. Continuous coordinates put the centre of pixel (i, j) at (i + 0.5, j + 0.5). */
export interface Plane {
  /** Columns, px. */
  readonly width: number;
  /** Rows, px. */
  readonly height: number;
  /** `width * height` grey values, 0-255. */
  readonly data: Uint8Array;
}

/** Makes a black plane.
 * @param width columns, px, at least 1
 * @param height rows, px, at least 1 */
export function createPlane(width: number, height: number): Plane {
  return { width, height, data: new Uint8Array(width * height) };
}

/** Checks that the bytes fit the size.
 * @throws RangeError when they don't, or when a side is not a positive whole number */
export function planeFrom(data: Uint8Array, width: number, height: number): Plane {
  if (!Number.isInteger(width) || !Number.isInteger(height) || width < 1 || height < 1) {
    throw new RangeError(`A picture needs whole, positive sides; got ${width} x ${height}.`);
  }
  if (data.length < width * height) {
    throw new RangeError(`A grey picture of ${width} x ${height} needs ${width * height} bytes; got ${data.length}.`);
  }
  return { width, height, data };
}
