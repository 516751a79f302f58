import type { Refusal } from '../../core/refusal.js';

/**
 * Pixels of the long side that a marker is compiled from. A phone's camera sees a print about this large; at 480 the
 * corners are less exact when the print fills the view, and each doubling takes four times as long.
 */
export const COMPILED_SIDE = 640;

/** The part of a compilation that judging the picture takes, 0 to 1. */
export const ANALYSIS_SHARE = 0.05;

/** Why nothing can be compiled, or null. */
export function refuseTarget(analysis: { usable: boolean; reasons: readonly Refusal[] }): Refusal | null {
  if (analysis.usable) return null;
  const [heaviest] = analysis.reasons;
  return heaviest ?? { code: 'too_few_features', message: 'This picture has too few details. Use a richer one.' };
}

/** The names under which a marker's files are kept. */
export const NFT_FILES = ['iset', 'fset', 'fset3'] as const;
