/**
 * A number written into a frame as black and white cells along the top left edge, so that whoever reads pixels knows which
 * frame of the clip it is: camera clocks don't say.
 */
export const FRAME_NUMBER = { cell: 16, bits: 10 } as const;

/** Writes `number` (0 to 1023) into an RGB frame of `width` px. */
export function writeFrameNumber(data: Uint8Array, width: number, number: number): void {
  const { cell, bits } = FRAME_NUMBER;
  for (let bit = 0; bit < bits; bit++) {
    const value = (number >> bit) & 1 ? 255 : 0;
    for (let y = 0; y < cell; y++) {
      const start = (y * width + bit * cell) * 3;
      data.fill(value, start, start + cell * 3);
    }
  }
}

/** Reads the number back. `channels` is 3 for RGB, 4 for RGBA. */
export function readFrameNumber(data: Uint8Array | Uint8ClampedArray, width: number, channels: number): number {
  const { cell, bits } = FRAME_NUMBER;
  let number = 0;
  for (let bit = 0; bit < bits; bit++) {
    const centre = ((cell / 2) * width + bit * cell + cell / 2) * channels;
    if ((data[centre] ?? 0) > 127) number |= 1 << bit;
  }
  return number;
}
