/** Paper that people print on; long sides in cm. */
export const PAPERS = [
  { name: 'A6', longSide: 14.8 },
  { name: 'A5', longSide: 21 },
  { name: 'A4', longSide: 29.7 },
  { name: 'A3', longSide: 42 },
] as const;

/** A distance in words: centimetres in tens below a metre, else metres to a tenth. */
export function distanceInWords(cm: number): string {
  if (cm < 10) return `${Math.max(1, Math.round(cm))} cm`;
  return cm < 95 ? `${Math.round(cm / 10) * 10} cm` : `${(cm / 100).toFixed(1)} m`;
}

/** A long side that was typed, cm; null for what is no size of a print. */
export function readLongSide(typed: string): number | null {
  const value = Number(typed.replace(',', '.'));
  return typed.trim() !== '' && value >= 2 && value <= 1000 ? value : null;
}
