import { MARKER_VERSION } from '@argument/vision/track';
import type { Refusal } from '../../core/refusal.js';

/** Pixels of the long side at which a picture is judged: a phone's camera sees a print about this large. */
export const JUDGED_SIDE = 640;

/** Pixels of the long side that the compiler is given; it chooses its own working size below that. */
export const COMPILED_SIDE = 2048;

/** How our tracker's file is kept. Its type names the version, so that files of an older one are found and made anew. */
export const MARKER_FILE = {
  name: 'argm',
  extension: 'argm',
  contentType: `application/vnd.argument.marker; version=${MARKER_VERSION}`,
} as const;

/** Progress once the picture is judged, 0 to 100. */
export const JUDGED = 60;

/** Why nothing can be compiled, or null. */
export function refuseTarget(analysis: { usable: boolean; reasons: readonly Refusal[] }): Refusal | null {
  if (analysis.usable) return null;
  const [heaviest] = analysis.reasons;
  return heaviest ?? { code: 'too_few_features', message: 'This picture has too few details. Use a richer one.' };
}

/** What the compiler's refusal of a shape means to whoever uploaded the picture. */
export const TOO_ELONGATED: Refusal = {
  code: 'too_elongated',
  message: 'This picture is too long and narrow to be recognised. Crop it to at most six times its shorter side.',
};
