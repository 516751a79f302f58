import { writeMarker } from '../format/marker.js';
import type { Plane } from '../image/plane.js';
import { resample } from '../image/resample.js';

/** Long side of a marker's picture, px. */
export const WORKING_SIDE = 640;
/** Size that a marker should keep to, bytes. */
const BUDGET = 16_500;
const QUANTISERS = [8, 10, 12, 15, 18, 22, 27, 33, 40, 50, 62, 78, 100, 130];

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
  let low = 0,
    high = QUANTISERS.length - 1;
  let best: Uint8Array | undefined;
  while (low < high) {
    const middle = (low + high) >> 1;
    const bytes = writeMarker({ picture: working }, QUANTISERS[middle]!);
    if (bytes.length <= BUDGET) {
      best = bytes;
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low === QUANTISERS.length - 1 || !best ? writeMarker({ picture: working }, QUANTISERS[low]!) : best;
}
