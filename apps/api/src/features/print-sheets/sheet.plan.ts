import { PAPERS, type Paper } from '@argument/contracts';
import type { Box } from '../../core/print/pdf.js';

/** Where everything stands on a page; mm from the top left. */
export interface SheetPlan {
  page: { width: number; height: number };
  picture: Box;
  /** With its quiet zone. */
  qr: Box;
  /** Room for the words, right of the code. */
  words: Box;
  cropMarks: Box[];
}

/** The picture does not fit the paper at the size that was asked for. */
export interface TooWide {
  /** mm, rounded down. */
  largestWidth: number;
}

/** Room outside the picture for its crop marks: the gap between and their length; mm. */
const MARK_GAP = 1.5;
const MARK_LENGTH = 4;
const MARK_WIDTH = 0.15;

/**
 * Lays the paper as the picture fits it best and puts code and words below. `aspect` is the picture's width by its height.
 */
export function planSheet(
  paper: Paper,
  aspect: number,
  { pictureWidth, cropMarks }: { pictureWidth?: number | undefined; cropMarks: boolean },
): SheetPlan | TooWide {
  const [short, long] = PAPERS[paper];
  const standing = fit({ width: short, height: long }, aspect);
  const lying = fit({ width: long, height: short }, aspect);
  const best = lying.largestWidth > standing.largestWidth ? lying : standing;
  if (pictureWidth !== undefined && pictureWidth > best.largestWidth) {
    return { largestWidth: Math.floor(best.largestWidth) };
  }
  const { page, margin, room, strip } = best;
  const width = pictureWidth ?? best.largestWidth;
  const height = width / aspect;
  const picture = { x: (page.width - width) / 2, y: room.y + (room.height - height) / 2, width, height };
  return {
    page,
    picture,
    qr: { x: margin, y: strip.y, width: strip.height, height: strip.height },
    words: {
      x: margin + strip.height + margin / 2,
      y: strip.y,
      width: page.width - 2.5 * margin - strip.height,
      height: strip.height,
    },
    cropMarks: cropMarks ? marksAround(picture) : [],
  };
}

function fit(page: { width: number; height: number }, aspect: number) {
  const short = Math.min(page.width, page.height);
  const margin = Math.min(15, Math.max(7, short * 0.06));
  // A phone at arm's length reads a code of two centimetres; larger papers are seen from further away.
  const side = Math.min(52, Math.max(24, short * 0.2));
  const strip = { y: page.height - margin - side, height: side };
  const room = { y: margin, height: strip.y - 2 * margin };
  const largestWidth = Math.min(page.width - 2 * margin, room.height * aspect);
  return { page, margin, strip, room, largestWidth };
}

function marksAround({ x, y, width, height }: Box): Box[] {
  const far = MARK_GAP + MARK_LENGTH;
  const half = MARK_WIDTH / 2;
  return [y, y + height]
    .flatMap((edge) => [
      { x: x - far, y: edge - half, width: MARK_LENGTH, height: MARK_WIDTH },
      { x: x + width + MARK_GAP, y: edge - half, width: MARK_LENGTH, height: MARK_WIDTH },
    ])
    .concat(
      [x, x + width].flatMap((edge) => [
        { x: edge - half, y: y - far, width: MARK_WIDTH, height: MARK_LENGTH },
        { x: edge - half, y: y + height + MARK_GAP, width: MARK_WIDTH, height: MARK_LENGTH },
      ]),
    );
}
