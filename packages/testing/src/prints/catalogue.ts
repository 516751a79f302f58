import { bricks, cards, chess, clouds, dots, gradient, plain, sign, strip, stripes } from './poor.js';
import { corner, lineArt, page, poster, shapes, townMap } from './rich.js';

/** A drawn picture that someone may want to print, with what a scan or a bad file did to it. */
export interface DrawnPrint {
  name: string;
  svg: string;
  /** Standard deviation of a blur, px of the drawing. */
  blur?: number;
}

/** Pictures of many kinds, from what every phone recognises to what none does. */
export const DRAWN_PRINTS: readonly DrawnPrint[] = [
  ...[12, 30, 60, 120, 250, 500].map((count, i) => ({ name: `shapes-${count}`, svg: shapes(20 + i, count) })),
  ...[30, 60, 110].map((range, i) => ({
    name: `faint-shapes-${range}`,
    svg: shapes(30 + i, 200, [130 - range / 2, 130 + range / 2]),
  })),
  { name: 'very-faint-shapes', svg: shapes(35, 200, [124, 138]) },
  ...[2, 4, 7, 12].map((blur, i) => ({ name: `blurred-shapes-${blur}`, svg: shapes(40 + i, 200), blur })),
  { name: 'corner-tiny', svg: corner(50, 40, [0.02, 0.02, 0.2, 0.2]) },
  { name: 'corner-quarter', svg: corner(51, 80, [0.5, 0.5, 0.48, 0.48]) },
  { name: 'lower-half', svg: corner(52, 150, [0.02, 0.52, 0.96, 0.46]) },
  { name: 'middle', svg: corner(53, 90, [0.35, 0.35, 0.3, 0.3]) },
  ...[1, 2, 3, 4].map((seed) => ({ name: `poster-${seed}`, svg: poster(60 + seed) })),
  { name: 'line-art-few', svg: lineArt(70, 12) },
  { name: 'line-art', svg: lineArt(71, 45) },
  { name: 'line-art-many', svg: lineArt(72, 140) },
  { name: 'map-1', svg: townMap(80) },
  { name: 'map-2', svg: townMap(81) },
  { name: 'page-small', svg: page(90, 9) },
  { name: 'page-medium', svg: page(91, 16) },
  { name: 'page-large', svg: page(92, 34) },
  { name: 'page-columns', svg: page(93, 12, 2) },
  { name: 'plain', svg: plain() },
  { name: 'gradient', svg: gradient() },
  ...[0.15, 0.4, 0.75].map((size, i) => ({ name: `sign-${size}`, svg: sign(100 + i, size) })),
  { name: 'chess-20', svg: chess(20) },
  { name: 'chess-80', svg: chess(80) },
  { name: 'chess-varied', svg: chess(50, 0.5) },
  { name: 'mosaic', svg: chess(40, 1) },
  { name: 'stripes', svg: stripes(30) },
  { name: 'bricks-even', svg: bricks(110, 0) },
  { name: 'bricks-rough', svg: bricks(111, 0.4) },
  { name: 'bricks-rougher', svg: bricks(112, 1) },
  { name: 'dots', svg: dots(40, 10) },
  ...[6, 14, 30].map((blur, i) => ({ name: `clouds-${blur}`, svg: clouds(120 + i, 60, blur) })),
  { name: 'cards-4', svg: cards(130, 4) },
  { name: 'cards-8', svg: cards(131, 8) },
  ...[2.5, 4, 6].map((aspect, i) => ({ name: `strip-${aspect}`, svg: strip(140 + i, aspect) })),
];
