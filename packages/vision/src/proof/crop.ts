import { createPlane, type Plane } from '../image/plane.js';
import { resample } from '../image/resample.js';
import { scoreOf, tryOut } from './trial.js';

/** A part of a picture, 0 to 1 of its sides, and what it scores as a picture of its own. */
export interface Crop {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly trackability: number;
}

/** Long side at which a part is judged, as every picture is, px. */
const JUDGED = 640;
const GRID = 12;
/** How far a cell's texture must rise above the mean to belong to a part; each strictness makes another part. */
const STRICTNESS = [0.45, 0.75, 1.05];
/** A part keeps at least this much of each side, or what it advertises is gone. */
const LEAST_SIDE = 0.3;
const MOST_ELONGATED = 2.2;
/** Points that a part must gain to be worth the trouble. */
const WORTHWHILE = 6;
/** From this score on a picture needs no advice. */
const GOOD_ENOUGH = 88;

/** Looks for a part of the picture that is recognised better than the whole when it fills the same print; every candidate is
 * tried out, so that what it promises holds. Gives way after each, about a second.
 * @param picture luminance; with more pixels than the 640 px that are judged, a part keeps its details
 * @param score of the whole picture */
export function* cropInSteps(picture: Plane, score: number): Generator<void, Crop | null> {
  if (score >= GOOD_ENOUGH) return null;
  let best: Crop | null = null;
  for (const area of candidates(picture)) {
    const trackability = scoreOf(tryOut(cut(picture, area)));
    if (trackability >= Math.max(score + WORTHWHILE, (best?.trackability ?? 0) + 1)) best = { ...area, trackability };
    yield;
  }
  return best;
}

type Area = Pick<Crop, 'left' | 'top' | 'width' | 'height'>;

/** Cuts a part out, at the size at which pictures are judged. */
export function cut(picture: Plane, area: Area): Plane {
  const left = Math.round(area.left * picture.width),
    top = Math.round(area.top * picture.height);
  const width = Math.min(picture.width - left, Math.round(area.width * picture.width)),
    height = Math.min(picture.height - top, Math.round(area.height * picture.height));
  const part = createPlane(width, height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * picture.width + left;
    part.data.set(picture.data.subarray(from, from + width), y * width);
  }
  const scale = JUDGED / Math.max(width, height);
  return resample(part, Math.round(width * scale), Math.round(height * scale));
}

/** Rectangles that hold the most texture for their size, without repeats. */
function candidates(picture: Plane): Area[] {
  const texture = textureOf(picture);
  const mean = texture.reduce((sum, value) => sum + value, 0) / texture.length;
  const areas = STRICTNESS.map((strictness) =>
    richest(
      texture.map((value) => value - strictness * mean),
      picture.width / picture.height,
    ),
  );
  const seen = new Set<string>();
  return areas.flatMap((area) => {
    if (!area || seen.has(JSON.stringify(area)) || area.width * area.height > 0.9) return [];
    seen.add(JSON.stringify(area));
    return [area];
  });
}

/** Deviation of the tones of each cell, row by row; strong edges count no more than clear ones. */
function textureOf({ width, height, data }: Plane): number[] {
  const cells: number[] = [];
  for (let row = 0; row < GRID; row++) {
    for (let column = 0; column < GRID; column++) {
      const [left, right] = [column, column + 1].map((edge) => Math.floor((edge * width) / GRID)) as [number, number];
      const [top, bottom] = [row, row + 1].map((edge) => Math.floor((edge * height) / GRID)) as [number, number];
      let sum = 0,
        squares = 0;
      for (let y = top; y < bottom; y++) {
        for (let x = left; x < right; x++) {
          const value = data[y * width + x]!;
          sum += value;
          squares += value * value;
        }
      }
      const count = (right - left) * (bottom - top);
      cells.push(Math.min(40, Math.sqrt(Math.max(0, squares / count - (sum / count) ** 2))));
    }
  }
  return cells;
}

/** The rectangle of cells with the largest sum, of those that are neither tiny nor long. */
function richest(gains: readonly number[], aspect: number): Area | null {
  const least = Math.ceil(LEAST_SIDE * GRID);
  let most = Number.NEGATIVE_INFINITY;
  let best: Area | null = null;
  for (let top = 0; top + least <= GRID; top++) {
    const columns = new Array<number>(GRID).fill(0);
    for (let bottom = top + 1; bottom <= GRID; bottom++) {
      for (let x = 0; x < GRID; x++) columns[x]! += gains[(bottom - 1) * GRID + x]!;
      if (bottom - top < least) continue;
      for (let left = 0; left + least <= GRID; left++) {
        let sum = 0;
        for (let right = left + 1; right <= GRID; right++) {
          sum += columns[right - 1]!;
          if (right - left < least || sum <= most) continue;
          const shape = (aspect * (right - left)) / (bottom - top);
          if (Math.max(shape, 1 / shape) > Math.max(MOST_ELONGATED, aspect, 1 / aspect)) continue;
          most = sum;
          const part = { left, top, width: right - left, height: bottom - top };
          best = { left: part.left / GRID, top: part.top / GRID, width: part.width / GRID, height: part.height / GRID };
        }
      }
    }
  }
  return best;
}
