/** Share of red and of blue in the luminance, by the names that browsers give (ITU-R BT.601, BT.709, BT.2020). */
const WEIGHTS: Record<string, readonly [red: number, blue: number]> = {
  bt709: [0.2126, 0.0722],
  bt470bg: [0.299, 0.114],
  smpte170m: [0.299, 0.114],
  'bt2020-ncl': [0.2627, 0.0593],
};
/** What cameras that say nothing mean. */
const USUAL = 'smpte170m';

/** How luminance `y` and the differences `blue` and `red` (each 0..1, the latter about 128/255) become colours. */
export interface ColourConversion {
  /** Factor and summand of the luminance. */
  light: [number, number];
  /** Factors: of red in red, of blue and of red in green, of blue in blue. */
  colours: [number, number, number, number];
}

export function colourConversion({
  matrix,
  fullRange,
}: {
  matrix: string | null;
  fullRange: boolean;
}): ColourConversion {
  const [red, blue] = WEIGHTS[matrix ?? USUAL] ?? (WEIGHTS[USUAL] as readonly [number, number]);
  const green = 1 - red - blue;
  const [light, difference] = fullRange ? [1, 1] : [255 / 219, 255 / 224];
  const [fromBlue, fromRed] = [2 * (1 - blue) * difference, 2 * (1 - red) * difference];
  return {
    light: [light, fullRange ? 0 : -16 / 219],
    colours: [fromRed, (-fromBlue * blue) / green, (-fromRed * red) / green, fromBlue],
  };
}
