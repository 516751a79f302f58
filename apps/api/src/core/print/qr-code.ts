import { create } from 'qrcode';

/** A quarter of the code may be dirty or torn and it is still read; with a logo the most that there is, 30 %. */
const CORRECTION = { plain: 'Q', withLogo: 'H' } as const;
/** Modules of white around the code, as ISO 18004 asks. */
const QUIET_ZONE = 4;
/** Of the code's side, for the white plate under a logo: about 6 % of the modules. */
const PLATE = 0.24;

/** A rectangle in a code whose side, quiet zone included, is 1; from the top left. */
export interface QrRun {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A code as modules. */
export interface QrCode {
  text: string;
  /** Modules from edge to edge, quiet zone included. */
  side: number;
  /** Modules of the quiet zone on each side. */
  quiet: number;
  /** Of the module in this row and column, counted without the quiet zone; false outside. */
  isDark(row: number, column: number): boolean;
  /** Where the logo goes; null without one. */
  logo: { x: number; y: number; width: number } | null;
}

/** The code of `text`, with a white plate in its middle when a logo is to lie there. */
export function qrCodeOf(text: string, withLogo = false): QrCode {
  const { modules } = create(text, { errorCorrectionLevel: withLogo ? CORRECTION.withLogo : CORRECTION.plain });
  const { size } = modules;
  const side = size + 2 * QUIET_ZONE;
  // Odd as the code's side is, so that it lies on the modules' grid.
  const plate = withLogo ? 2 * Math.floor((size * PLATE) / 2) + 1 : 0;
  const start = (size - plate) / 2;
  const onPlate = (at: number) => at >= start && at < start + plate;
  const box = { x: (start + 1 + QUIET_ZONE) / side, y: (start + 1 + QUIET_ZONE) / side, width: (plate - 2) / side };
  return {
    text,
    side,
    quiet: QUIET_ZONE,
    isDark: (row, column) =>
      row >= 0 &&
      column >= 0 &&
      row < size &&
      column < size &&
      !(plate > 0 && onPlate(row) && onPlate(column)) &&
      Boolean(modules.get(row, column)),
    logo: withLogo ? box : null,
  };
}

/** The dark modules as rectangles, so that the code is sharp at any size. */
export function qrRuns(code: QrCode): QrRun[] {
  const { side, quiet } = code;
  const size = side - 2 * quiet;
  const runs: QrRun[] = [];
  for (let row = 0; row < size; row++) {
    for (let start = 0; start < size; start++) {
      if (!code.isDark(row, start)) continue;
      let end = start + 1;
      while (end < size && code.isDark(row, end)) end++;
      runs.push({
        x: (start + quiet) / side,
        y: (row + quiet) / side,
        width: (end - start) / side,
        height: 1 / side,
      });
      start = end;
    }
  }
  return runs;
}
