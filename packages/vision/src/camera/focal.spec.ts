import type { Homography } from '../image/homography.js';
import { FocalEstimator } from './focal.js';

const WIDTH = 640;
const HEIGHT = 480;
const TARGET = 640;

/** A square target seen by a camera of focal length `focal`: turned about x by `pitch`, about y by `yaw`, radians. */
function look(focal: number, pitch: number, yaw: number, distance = 1400): Homography {
  const [cp, sp, cy, sy] = [Math.cos(pitch), Math.sin(pitch), Math.cos(yaw), Math.sin(yaw)];
  const columns = [
    [cy, sp * sy, -cp * sy],
    [0, cp, sp],
    [0, 0, distance],
  ];
  for (let i = 0; i < 3; i++) columns[2]![i]! -= (TARGET / 2) * (columns[0]![i]! + columns[1]![i]!);
  const h = new Float64Array(9);
  columns.forEach(([x, y, z], c) => {
    h[c] = focal * x! + (WIDTH / 2) * z!;
    h[3 + c] = focal * y! + (HEIGHT / 2) * z!;
    h[6 + c] = z!;
  });
  const w = h[8]!;
  for (let i = 0; i < 9; i++) h[i]! /= w;
  return h;
}

/** Small errors as a tracker makes them: about `px` at the corners. */
function shake(h: Homography, px: number, seed: number): Homography {
  let state = seed >>> 0;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 31 - 1;
  };
  return h.map((v, i) => (i === 8 ? v : v + (random() * px) / (i % 3 === 2 ? 1 : i < 6 ? TARGET : TARGET * 640)));
}

const see = (estimator: FocalEstimator, h: Homography): void => estimator.add(h, 250, TARGET / 2, TARGET / 2);

describe('the focal length', () => {
  it('is that of a usual phone before anything was seen, and as long as all is seen from the front', () => {
    const estimator = new FocalEstimator(WIDTH, HEIGHT);
    expect(estimator.focal).toBe(512);
    for (let i = 0; i < 50; i++) see(estimator, shake(look(800, 0, 0), 0.5, i));
    expect(estimator.focal).toBe(512);
  });

  it.each([400, 520, 700, 900])('is learnt from tilted views to within 6 %% (%i px)', (focal) => {
    const estimator = new FocalEstimator(WIDTH, HEIGHT);
    for (let i = 0; i < 24; i++) {
      const turn = (i / 24) * 2 * Math.PI;
      see(estimator, shake(look(focal, 0.7 * Math.sin(turn), 0.7 * Math.cos(turn)), 0.3, i));
    }
    expect(Math.abs(Math.log(estimator.focal / focal))).toBeLessThan(0.06);
  });

  it('is not led astray by a few wrong views', () => {
    const estimator = new FocalEstimator(WIDTH, HEIGHT);
    for (let i = 0; i < 24; i++) {
      const turn = (i / 24) * 2 * Math.PI;
      const seen = i % 8 === 0 ? 250 : 700;
      see(estimator, shake(look(seen, 0.7 * Math.sin(turn), 0.7 * Math.cos(turn)), 0.3, i));
    }
    expect(Math.abs(Math.log(estimator.focal / 700))).toBeLessThan(0.08);
  });

  it('counts one leaning once, however long it is held', () => {
    const estimator = new FocalEstimator(WIDTH, HEIGHT);
    for (let i = 0; i < 100; i++) see(estimator, look(700, 0.5, 0.2));
    expect(estimator.views).toBe(1);
  });
});
