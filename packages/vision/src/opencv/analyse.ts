import type { GrayImage } from './gray-image.js';
import { findKeypoints, type Keypoint } from './keypoints.js';
import { measureCells, type Tone, toneOf } from './texture.js';
import { rateTrackability, type Trackability, type TrackabilityFacts } from './trackability.js';

/** A picture judged as a target. */
export interface TargetAnalysis extends Trackability {
  /** At most 400 keypoints for a heat map: x and y in 0..1 of width and height, strength in 0..1, strongest first. */
  features: [x: number, y: number, strength: number][];
  facts: TrackabilityFacts;
}

const HEAT_MAP_POINTS = 400;
/** Cells along the long side. */
const GRID = 8;
/** Luminance deviation under which a cell counts as flat. */
const FLAT_DEVIATION = 7;

/**
 * Judges a picture. Scale it to some 640 px on its long side first: phones see it no larger, and details that vanish there
 * are of no use. Deterministic.
 */
export async function analyseTarget(image: GrayImage): Promise<TargetAnalysis> {
  const keypoints = await findKeypoints(image);
  const facts = collectFacts(image, keypoints);
  return { ...rateTrackability(facts), features: heatMap(image, keypoints), facts };
}

function collectFacts(image: GrayImage, keypoints: readonly Keypoint[]): TrackabilityFacts {
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

function heatMap(image: GrayImage, keypoints: readonly Keypoint[]): TargetAnalysis['features'] {
  const strongest = Math.max(Number.MIN_VALUE, keypoints[0]?.response ?? 0);
  return keypoints.slice(0, HEAT_MAP_POINTS).map(({ x, y, response }) => [
    rounded(x / image.width),
    rounded(y / image.height),
    // The square root keeps weak points visible beside a few very strong ones.
    rounded(Math.sqrt(Math.max(0, response) / strongest)),
  ]);
}

const rounded = (value: number) => Math.round(value * 10_000) / 10_000;
