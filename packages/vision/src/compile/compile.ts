import { writeMarker } from '../format/marker.js';
import type { Plane } from '../image/plane.js';
import { resample } from '../image/resample.js';

/** Long side of a marker's picture, px. */
export const WORKING_SIDE = 640;
/** Size that a marker should keep to, and that it may have where that would cost too much of its picture, bytes. */
const BUDGET = 16_500;
const MOST = 26_000;
const QUANTISERS = [8, 10, 12, 15, 18, 22, 27, 33, 40, 50, 62, 78, 100, 130];
/** Coarser than this, what coding leaves of waves and leaves begins to look like other pictures. */
const FAITHFUL = QUANTISERS.indexOf(33);

/** Compiles a target's picture into a marker file: the same bytes from the same picture on any machine.
 * @param picture the target's luminance, any size of at least 16 px a side
 * @throws RangeError when the picture is too small or too elongated */
export function compileMarker(picture: Plane): Uint8Array {
  const { width, height } = picture;
  const scale = WORKING_SIDE / Math.max(width, height);
  const w = Math.round(width * scale),
    h = Math.round(height * scale);
  if (Math.min(width, height) < 16 || Math.min(w, h) < 64) {
    throw new RangeError(`A target of ${width} x ${height} px is too small or too elongated to be followed.`);
  }
  const working = resample(picture, w, h);
  const coded = (at: number) => writeMarker({ picture: working }, QUANTISERS[at]!);
  return (
    finest(coded, 0, FAITHFUL, BUDGET) ??
    finest(coded, FAITHFUL, QUANTISERS.length - 1, MOST) ??
    coded(QUANTISERS.length - 1)
  );
}

/** The finest coding from one quantiser to another that keeps to a size; undefined where none does. */
function finest(coded: (at: number) => Uint8Array, from: number, to: number, most: number): Uint8Array | undefined {
  let best: Uint8Array | undefined;
  for (let low = from, high = to; low <= high; ) {
    const middle = (low + high) >> 1;
    const bytes = coded(middle);
    if (bytes.length <= most) {
      best = bytes;
      high = middle - 1;
    } else {
      low = middle + 1;
    }
  }
  return best;
}
