import type { GrayImage } from './gray-image.js';
import type { Keypoint } from './keypoints.js';
import { textShare } from './text.js';
import { measureCells, type Tone, toneOf } from './texture.js';

/** What a score is explained by. */
export interface TrackabilityFacts {
  /** Corners found. */
  keypoints: number;
  /** Of these, the part that another place of the picture is mistaken for; 0 to 1. */
  ambiguous: number;
  /** Part of the picture's cells that hold corners; 0 to 1. */
  coverage: number;
  /** Part of the picture's cells that are flat; 0 to 1. */
  flat: number;
  /** The largest flat side of the picture, if one stands out. */
  flatSide: 'top' | 'bottom' | 'left' | 'right' | null;
  /** Standard deviation of luminance, 0 to 128. */
  contrast: number;
  /** Long side by short side, 1 or more. */
  aspect: number;
  /** Part of the picture that looks like lines of small text; 0 to 1. */
  text: number;
}

/** Cells along the long side. */
const GRID = 8;
/** Luminance deviation under which a cell counts as flat. */
const FLAT_DEVIATION = 7;

export function collectFacts(image: GrayImage, keypoints: readonly Keypoint[]): TrackabilityFacts {
  const longSide = Math.max(image.width, image.height);
  const columns = Math.max(2, Math.round((GRID * image.width) / longSide));
  const rows = Math.max(2, Math.round((GRID * image.height) / longSide));
  const tones = measureCells(image, columns, rows);
  const counts = new Array<number>(columns * rows).fill(0);
  for (const { x, y } of keypoints) {
    const column = Math.min(columns - 1, Math.floor((x * columns) / image.width));
    const row = Math.min(rows - 1, Math.floor((y * rows) / image.height));
    counts[row * columns + column] = (counts[row * columns + column] ?? 0) + 1;
  }
  const whole = toneOf(image, { left: 0, right: image.width, top: 0, bottom: image.height });
  return {
    keypoints: keypoints.length,
    ambiguous: share(keypoints, ({ ambiguous }) => ambiguous),
    coverage: share(counts, (count) => count >= 3),
    flat: share(tones, isFlat),
    flatSide: flatSide(tones, columns, rows),
    contrast: whole.deviation,
    aspect: longSide / Math.min(image.width, image.height),
    text: textShare(image),
  };
}

const isFlat = ({ deviation }: Tone) => deviation < FLAT_DEVIATION;

function share<T>(list: readonly T[], test: (item: T) => boolean): number {
  return list.length === 0 ? 0 : list.filter(test).length / list.length;
}

/** The side whose outer third is mostly flat while the rest of the picture is not. */
function flatSide(tones: readonly Tone[], columns: number, rows: number): TrackabilityFacts['flatSide'] {
  const sides = {
    top: (_column: number, row: number) => row < rows / 3,
    bottom: (_column: number, row: number) => row >= rows - rows / 3,
    left: (column: number) => column < columns / 3,
    right: (column: number) => column >= columns - columns / 3,
  };
  for (const [side, isInside] of Object.entries(sides) as [keyof typeof sides, typeof sides.top][]) {
    const inside = tones.filter((_, index) => isInside(index % columns, Math.floor(index / columns)));
    const outside = tones.filter((_, index) => !isInside(index % columns, Math.floor(index / columns)));
    if (share(inside, isFlat) >= 0.75 && share(outside, isFlat) <= 0.35) return side;
  }
  return null;
}
