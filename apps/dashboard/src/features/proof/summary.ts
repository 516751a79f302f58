import type { PrintProof, ProofLight } from '@argument/contracts';
import { distanceInWords } from './print-size';

/** How far a print reaches in one light and at one angle, cm; 0 where it is not recognised. */
export function reachOf({ rows }: PrintProof, light: ProofLight, angle: number, longSide: number): number {
  const row = rows.find((entry) => entry.light === light && entry.angle === angle);
  return (row?.reach ?? 0) * longSide;
}

/** One sentence for everybody who will not read the grid. */
export function summaryOf(proof: PrintProof, longSide: number): string {
  const straight = reachOf(proof, 'bright', 0, longSide);
  if (straight === 0) return 'It was not recognised from any distance that was tried.';
  const more = [
    ['at 45 degrees', reachOf(proof, 'bright', 45, longSide)],
    ['in dim light', reachOf(proof, 'dim', 0, longSide)],
  ] as const;
  const parts = more.map(([where, reach]) => (reach === 0 ? `not ${where}` : `${distanceInWords(reach)} ${where}`));
  return `Recognised up to ${distanceInWords(straight)} straight on, ${parts.join(', ')}.`;
}
