import type { GrayImage } from './gray-image.js';

/** Side of the squares that are looked at, px of a picture of 640 px: some lines of small text. */
const SIDE = 64;
/** Grey levels from the paper that count as ink. */
const INK = 45;
const LEAST_INK = 0.04;
const MOST_INK = 0.42;
/** Of a square's pixels that are neither paper nor ink, at most this part. */
const MOST_BETWEEN = 0.35;
/** Changes from paper to ink along a row, by square; letters make many. */
const LEAST_STROKES = 3.2;

/** Part of a picture's squares that look like lines of small text: an even paper, thin strokes in another tone, rows with ink
 * and rows without. A rule of thumb that only words an advice; no score depends on it. */
export function textShare(image: GrayImage): number {
  let squares = 0,
    text = 0;
  for (let top = 0; top + SIDE <= image.height; top += SIDE) {
    for (let left = 0; left + SIDE <= image.width; left += SIDE) {
      squares++;
      if (looksLikeText(image, left, top)) text++;
    }
  }
  return squares === 0 ? 0 : text / squares;
}

function looksLikeText({ data, width }: GrayImage, left: number, top: number): boolean {
  const paper = paperOf(data, width, left, top);
  let ink = 0,
    between = 0,
    strokes = 0,
    emptyRows = 0;
  for (let y = top; y < top + SIDE; y++) {
    let before = false,
      inRow = 0;
    for (let x = left; x < left + SIDE; x++) {
      const away = Math.abs((data[y * width + x] ?? 0) - paper);
      const isInk = away > INK;
      if (isInk) inRow++;
      else if (away > INK / 3) between++;
      if (isInk && !before) strokes++;
      before = isInk;
    }
    ink += inRow;
    if (inRow <= 1) emptyRows++;
  }
  const area = SIDE * SIDE;
  const inkedRows = SIDE - emptyRows;
  return (
    ink > LEAST_INK * area &&
    ink < MOST_INK * area &&
    between < MOST_BETWEEN * area &&
    emptyRows >= SIDE / 8 &&
    inkedRows >= SIDE / 8 &&
    strokes / Math.max(1, inkedRows) >= LEAST_STROKES
  );
}

/** The commonest tone, in steps of eight. */
function paperOf(data: Uint8Array, width: number, left: number, top: number): number {
  const counts = new Array<number>(32).fill(0);
  for (let y = top; y < top + SIDE; y++) {
    for (let x = left; x < left + SIDE; x++) {
      const step = (data[y * width + x] ?? 0) >> 3;
      counts[step] = (counts[step] ?? 0) + 1;
    }
  }
  return counts.indexOf(Math.max(...counts)) * 8 + 4;
}
