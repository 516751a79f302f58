import { create, toBuffer, toString as toText } from 'qrcode';

/** A quarter of the code may be dirty or torn and it is still read. */
const CORRECTION = 'Q' as const;
/** Modules of white around the code, as ISO 18004 asks. */
const QUIET_ZONE = 4;

/** `size` is the side with its quiet zone in pixels; `color` of the dark modules such as `#16161a`. */
export function qrPng(text: string, size: number, color: string): Promise<Buffer> {
  return toBuffer(text, { ...optionsOf(size, color), type: 'png' });
}

/** As `qrPng`, in vectors. */
export async function qrSvg(text: string, size: number, color: string): Promise<Buffer> {
  return Buffer.from(await toText(text, { ...optionsOf(size, color), type: 'svg' }));
}

const optionsOf = (size: number, color: string) => ({
  errorCorrectionLevel: CORRECTION,
  margin: QUIET_ZONE,
  width: size,
  color: { dark: color, light: '#ffffff' },
});

/** A run of dark modules in a row of a code whose side, quiet zone included, is 1; from the top left. */
export interface QrRun {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The code as rectangles, so that it is sharp at any size. */
export function qrRuns(text: string): QrRun[] {
  const { modules } = create(text, { errorCorrectionLevel: CORRECTION });
  const side = modules.size + 2 * QUIET_ZONE;
  const runs: QrRun[] = [];
  for (let row = 0; row < modules.size; row++) {
    for (let start = 0; start < modules.size; start++) {
      if (!modules.get(row, start)) continue;
      let end = start + 1;
      while (end < modules.size && modules.get(row, end)) end++;
      runs.push({
        x: (start + QUIET_ZONE) / side,
        y: (row + QUIET_ZONE) / side,
        width: (end - start) / side,
        height: 1 / side,
      });
      start = end;
    }
  }
  return runs;
}
