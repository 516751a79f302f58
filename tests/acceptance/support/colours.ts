import { type Matrix3, type Picture, type Point, project, QUARTERS } from '@argument/testing';

/**
 * A place inside each quarter, as shares of the target's width and height; in the order of QUARTERS. Near the middle, as an
 * upright screen cuts off the sides of a wide print.
 */
const PLACES: Point[] = [
  { x: 0.4, y: 0.4 },
  { x: 0.6, y: 0.4 },
  { x: 0.6, y: 0.6 },
  { x: 0.4, y: 0.6 },
];
/** Largest distance per channel; renditions and the screen change colours a little. */
const NEAR = 60;

/**
 * How many quarters (0 to 4) of the test video are seen where they belong on a screenshot. The camera's picture covers the
 * screen, centred.
 */
export function quartersShown(shot: Picture, corners: readonly number[], camera: { width: number; height: number }) {
  const toScreen = coverFit(camera, shot);
  const toCamera = squareTo(corners);
  const places = PLACES.map((place) => toScreen(project(toCamera, place)));
  return places.filter(({ x, y }, i) => {
    const at = (Math.floor(y) * shot.width + Math.floor(x)) * 3;
    return QUARTERS[i]?.every((value, c) => Math.abs(value - (shot.data[at + c] ?? Number.NaN)) < NEAR);
  }).length;
}

function coverFit(from: { width: number; height: number }, to: { width: number; height: number }) {
  const scale = Math.max(to.width / from.width, to.height / from.height);
  return ({ x, y }: Point): Point => ({
    x: (x - from.width / 2) * scale + to.width / 2,
    y: (y - from.height / 2) * scale + to.height / 2,
  });
}

/** The homography from the unit square to a quad (Heckbert 1989, section 2.2.3). */
function squareTo(corners: readonly number[]): Matrix3 {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0] = corners;
  const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const determinant = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / determinant;
  const h = (dx1 * sy - sx * dy1) / determinant;
  return [x1 - x0 + g * x1, x3 - x0 + h * x3, x0, y1 - y0 + g * y1, y3 - y0 + h * y3, y0, g, h, 1];
}
