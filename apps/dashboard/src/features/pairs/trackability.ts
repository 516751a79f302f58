import type { Marker } from '@argument/contracts';
import type { Tone } from '../../ui/notice';

export interface Verdict {
  tone: Tone;
  /** One word for the gauge. */
  word: string;
  /** What it means for a print. */
  meaning: string;
}

/** What a score from 0 to 100 means; below 10 the API promises no recognition. */
export function verdict(score: number): Verdict {
  if (score < 10)
    return {
      tone: 'lost',
      word: 'Too weak',
      meaning: 'Phones will not recognise this picture. Choose another before you print.',
    };
  if (score < 40)
    return {
      tone: 'look',
      word: 'Weak',
      meaning: 'It works close up and in good light. Read the advice before you print.',
    };
  if (score < 65)
    return { tone: 'look', word: 'Fair', meaning: 'It works in most places. The advice below makes it safer.' };
  if (score < 85) return { tone: 'good', word: 'Good', meaning: 'Phones find it quickly and hold on to it.' };
  return { tone: 'good', word: 'Excellent', meaning: 'Phones find it at once, from afar and at an angle.' };
}

const rows = ['top', 'middle', 'bottom'] as const;
const columns = ['left', 'centre', 'right'] as const;

/** Ninths of the picture that hold under 3 % of all strength, in words, top left first: there it can't be held on to. */
export function weakPlaces(features: Marker['features']): string[] {
  const sums = new Array<number>(9).fill(0);
  let total = 0;
  for (const [x, y, strength] of features) {
    const cell = Math.min(2, Math.floor(y * 3)) * 3 + Math.min(2, Math.floor(x * 3));
    sums[cell] = (sums[cell] ?? 0) + strength;
    total += strength;
  }
  if (total === 0) return [];
  return sums.flatMap((sum, cell) => {
    if (sum / total >= 0.03) return [];
    const [row, column] = [rows[Math.floor(cell / 3)] ?? 'middle', columns[cell % 3] ?? 'centre'];
    return [row === 'middle' && column === 'centre' ? 'centre' : `${row} ${column}`];
  });
}
