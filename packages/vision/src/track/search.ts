import type { Plane } from '../image/plane.js';
import { PATCH, type Patches } from './patches.js';

const shift = { x: 0, y: 0, score: 0 };
const AREA = PATCH * PATCH;

/** Finds the whole-pixel shift under which the drawn patches correlate best with the level.
 * @param radius px of the level, each way
 * @returns one shared object, overwritten by the next call */
export function searchShift(patches: Patches, level: Plane, radius: number): Readonly<typeof shift> {
  const { width, height, data } = level;
  shift.x = 0;
  shift.y = 0;
  shift.score = Number.NEGATIVE_INFINITY;
  for (let dy = -radius; dy <= radius; dy++) {
    for (let dx = -radius; dx <= radius; dx++) {
      let total = 0;
      for (let p = 0; p < patches.count; p++) {
        const left = patches.centreX[p]! - PATCH / 2 + dx,
          top = patches.centreY[p]! - PATCH / 2 + dy;
        if (left < 0 || top < 0 || left + PATCH > width || top + PATCH > height) continue;
        let sum = 0,
          squares = 0,
          along = 0;
        for (let row = 0, k = p * AREA; row < PATCH; row++) {
          let i = (top + row) * width + left;
          for (const end = k + PATCH; k < end; k++, i++) {
            const s = data[i]!;
            sum += s;
            squares += s * s;
            along += s * patches.grey[k]!;
          }
        }
        const variance = squares - (sum * sum) / AREA;
        if (along > 0 && variance > AREA / 16) total += along / Math.sqrt(variance * patches.energy[p]!);
      }
      // A slight preference for the prediction settles ties on repetitive pictures.
      total *= 1 - (0.05 * (dx * dx + dy * dy)) / (2 * radius * radius + 1);
      if (total > shift.score) {
        shift.score = total;
        shift.x = dx;
        shift.y = dy;
      }
    }
  }
  return shift;
}
