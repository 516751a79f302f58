import fc from 'fast-check';
import { invertInto, mapPoints, multiplyInto, normaliseInto } from './homography.js';

const entry = fc.double({ min: -1, max: 1, noNaN: true });
const homography = fc
  .tuple(entry, entry, entry, entry, entry, entry)
  .map(([a, b, c, d, e, f]) =>
    Float64Array.from([1 + a / 3, b / 3, 100 * c, d / 3, 1 + e / 3, 100 * f, a * 2e-4, e * 2e-4, 1]),
  );
const points = [0, 0, 640, 0, 640, 480, 0, 480];

describe('homographies', () => {
  it('undo themselves with their inverse', () => {
    fc.assert(
      fc.property(homography, (h) => {
        const inverse = new Float64Array(9);
        expect(invertInto(inverse, h)).toBe(true);
        const there = mapPoints(h, points, new Float64Array(8));
        const back = mapPoints(inverse, there, new Float64Array(8));
        back.forEach((v, i) => {
          expect(v).toBeCloseTo(points[i]!, 6);
        });
      }),
    );
  });

  it('compose: mapping by the product is mapping twice', () => {
    fc.assert(
      fc.property(homography, homography, (a, b) => {
        const product = multiplyInto(new Float64Array(9), a, b);
        const twice = mapPoints(a, mapPoints(b, points, new Float64Array(8)), new Float64Array(8));
        mapPoints(product, points, new Float64Array(8)).forEach((v, i) => {
          expect(Math.abs(v - twice[i]!)).toBeLessThan(1e-6 * (1 + Math.abs(v)));
        });
      }),
    );
  });

  it('say when they cannot be inverted or normalised', () => {
    expect(invertInto(new Float64Array(9), Float64Array.from([1, 2, 3, 2, 4, 6, 0, 0, 1]))).toBe(false);
    expect(normaliseInto(new Float64Array(9), new Float64Array(9))).toBe(false);
  });
});
