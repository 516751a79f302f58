import type { PreparedTarget } from '../detect/detector.js';
import { indexViews } from '../detect/views.js';
import { readMarker } from '../format/marker.js';
import { createTemplate } from './template.js';

export { compileMarker } from '../compile/compile.js';
export type { PreparedTarget } from '../detect/detector.js';
export { MARKER_VERSION, MarkerFormatError, readMarker } from '../format/marker.js';
export { type Plane, planeFrom } from '../image/plane.js';
export { type Observation, Tracker } from './tracker.js';

/** Makes a marker ready for tracking: draws its scales and describes its simulated views.
 * @param marker bytes of a marker file
 * @throws MarkerFormatError when they can't be read */
export function prepareTarget(marker: Uint8Array): PreparedTarget {
  const template = createTemplate(readMarker(marker).picture);
  return { template, index: indexViews(template) };
}
