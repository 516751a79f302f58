import { type Homography, mapPoints } from '../image/homography.js';
import { Motion } from './motion.js';

const TARGET = { width: 640, height: 480 };
const CORNERS = [0, 0, 640, 0, 640, 480, 0, 480];
const { abs, max, sin, sqrt } = Math;

let state = 1;
const random = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};
/** About normal, of variance 1. */
const gauss = (): number => (random() + random() + random() + random() - 2) * sqrt(3);

/** A target at half its size whose middle is at a place; `lean` tips it. */
const at = (x: number, y: number, lean: number): Homography =>
  Float64Array.from([0.5 + x * lean * 1e-4, 0, x - 160, y * lean * 1e-4, 0.5, y - 120, lean * 1e-4, 0, 1]);

/** Information that a measurement with noise of this spread in every direction has. */
function informationOf(spread: number): Float64Array {
  const information = new Float64Array(64);
  for (let i = 0; i < 8; i++) information[i * 9] = 1 / spread ** 2;
  return information;
}

/** A homography disturbed on the target's side, in normalised units. */
function disturbed(h: Homography, spread: number): Homography {
  const s = Array.from({ length: 8 }, (_, i) => spread * gauss() + (i === 0 || i === 4 ? 1 : 0));
  const [a, b, c, d, e, f, g, k] = s as [number, number, number, number, number, number, number, number];
  const points = mapPoints(h, CORNERS, new Float64Array(8));
  // By its corners: the disturbance in the target's plane first, then the homography.
  const normal = CORNERS.map((v, i) => (v - (i % 2 === 0 ? 320 : 240)) / 320);
  const moved = mapPoints(Float64Array.from([a, b, c, d, e, f, g, k, 1]), normal, new Float64Array(8));
  const place = moved.map((v, i) => v * 320 + (i % 2 === 0 ? 320 : 240));
  mapPoints(h, place, points);
  return fromCorners(points);
}

/** The homography that takes the target's corners there: Gauss on eight equations. */
function fromCorners(corners: Float64Array): Homography {
  const rows: number[][] = [];
  for (let i = 0; i < 8; i += 2) {
    const [x, y, u, v] = [CORNERS[i]!, CORNERS[i + 1]!, corners[i]!, corners[i + 1]!];
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
  }
  for (let k = 0; k < 8; k++) {
    const pivot = rows.slice(k).reduce((best, row) => (abs(row[k]!) > abs(best[k]!) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(k, 0, pivot);
    for (let i = 0; i < 8; i++) {
      if (i === k) continue;
      const times = rows[i]![k]! / pivot[k]!;
      rows[i] = rows[i]!.map((value, j) => value - times * pivot[j]!);
    }
  }
  return Float64Array.from([...rows.map((row, k) => row[8]! / row[k]!), 1]);
}

/** Root mean square of the corners' distances from the truth, px. */
function errorOf(h: Homography, truth: Homography): number {
  const a = mapPoints(h, CORNERS, new Float64Array(8)),
    b = mapPoints(truth, CORNERS, new Float64Array(8));
  return sqrt(a.reduce((sum, v, i) => sum + (v - b[i]!) ** 2, 0) / 4);
}

describe('the motion of a target', () => {
  const expected = new Float64Array(64);
  const predicted = new Float64Array(9);

  it('takes noise from a target that moves and leans as one in a hand does', () => {
    state = 1;
    const path = (n: number) => at(320 + 30 * sin(n / 9), 240 + 20 * sin(n / 7), 0.5 * sin(n / 15));
    const motion = new Motion();
    motion.start(TARGET, path(0));
    let measured = 0,
      known = 0;
    for (let n = 1; n < 240; n++) {
      motion.predict(predicted, expected);
      const h = disturbed(path(n), 4e-3);
      if (n >= 60) measured += errorOf(h, path(n)) ** 2;
      motion.update(h, informationOf(4e-3));
      if (n >= 60) known += errorOf(h, path(n)) ** 2;
    }
    expect(sqrt(known / measured)).toBeLessThan(0.87);
  });

  it('does not lag behind a target that is pushed', () => {
    const motion = new Motion();
    motion.start(TARGET, at(200, 240, 0));
    let worst = 0;
    for (let n = 1; n < 60; n++) {
      const truth = at(n < 30 ? 200 : 200 + 12 * (n - 30), 240, 0);
      motion.predict(predicted, expected);
      const h = truth.slice();
      motion.update(h, informationOf(1e-3));
      worst = max(worst, errorOf(h, truth));
    }
    expect(worst).toBeLessThan(0.3);
  });

  it('foresees a steady motion', () => {
    const motion = new Motion();
    motion.start(TARGET, at(200, 240, 1));
    for (let n = 1; n < 20; n++) {
      motion.predict(predicted, expected);
      motion.update(at(200 + 6 * n, 240 + 2 * n, 1), informationOf(1e-3));
    }
    expect(motion.predict(predicted, expected)).toBe(true);
    expect(errorOf(predicted, at(320, 280, 1))).toBeLessThan(1);
  });

  it('begins anew with what it is shown after numbers that are none', () => {
    const motion = new Motion();
    motion.start(TARGET, at(200, 240, 0));
    motion.predict(predicted, expected);
    motion.update(
      Float64Array.from({ length: 9 }, () => Number.NaN),
      informationOf(1e-3),
    );
    motion.update(at(220, 240, 0), informationOf(1e-3));
    motion.predict(predicted, expected);
    const h = at(221, 240, 0);
    motion.update(h, informationOf(1e-3));
    expect(errorOf(h, at(221, 240, 0))).toBeLessThan(0.5);
  });
});
