import fc from 'fast-check';
import { poseFromHomography, poseToHomography } from '../pose/pose.js';
import { type Homography, invertInto, mapPoints, multiplyInto, normaliseInto } from './homography.js';

const angle = fc.double({ min: -1.2, max: 1.2, noNaN: true });
const shift = fc.double({ min: -300, max: 300, noNaN: true });
const camera = { fx: 560, fy: 560, cx: 319.5, cy: 239.5 };

/** Rigid poses of a plane before a camera: rows of [R | t], turned about x, y and z. */
const pose = fc
  .tuple(angle, angle, fc.double({ min: -3.1, max: 3.1, noNaN: true }), shift, shift)
  .map(([a, b, c, x, y]) => {
    const [ca, sa, cb, sb, cc, sc] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b), Math.cos(c), Math.sin(c)];
    return Float64Array.of(
      cb * cc,
      -cb * sc,
      sb,
      x,
      ca * sc + sa * sb * cc,
      ca * cc - sa * sb * sc,
      -sa * cb,
      y,
      sa * sc - ca * sb * cc,
      sa * cc + ca * sb * sc,
      ca * cb,
      1500,
    );
  });

const homography = pose.map((p): Homography => {
  const h = poseToHomography(p, camera) as Homography;
  normaliseInto(h, h);
  return h;
});
const point = fc.tuple(
  fc.double({ min: -200, max: 200, noNaN: true }),
  fc.double({ min: -200, max: 200, noNaN: true }),
);

describe('homographies', () => {
  it('mapped there and back give the point again', () => {
    fc.assert(
      fc.property(homography, point, (h, p) => {
        const inverse = new Float64Array(9);
        expect(invertInto(inverse, h)).toBe(true);
        const back = mapPoints(inverse, mapPoints(h, p, new Float64Array(2)), new Float64Array(2));
        expect(Math.hypot(back[0]! - p[0], back[1]! - p[1])).toBeLessThan(1e-6);
      }),
      { numRuns: 500 },
    );
  });

  it('composed map as one after the other, and composing is associative', () => {
    const linear = fc
      .array(fc.double({ min: -0.4, max: 0.4, noNaN: true }), { minLength: 9, maxLength: 9 })
      .map((v) => {
        const m = Float64Array.from(v, (x, i) => (i > 5 && i < 8 ? x / 1e4 : x));
        for (const i of [0, 4, 8]) m[i]! += 1;
        return m;
      });
    fc.assert(
      fc.property(homography, linear, linear, point, (a, b, c, p) => {
        const product = (x: Homography, y: Homography) => multiplyInto(new Float64Array(9), x, y);
        const left = product(product(a, b), c),
          right = product(a, product(b, c));
        for (let i = 0; i < 9; i++)
          expect(Math.abs(left[i]! - right[i]!)).toBeLessThan(1e-9 * (1 + Math.abs(left[i]!)));
        const inner = mapPoints(b, p, new Float64Array(2));
        const twice = mapPoints(a, inner, new Float64Array(2)),
          once = mapPoints(product(a, b), p, new Float64Array(2));
        expect(Math.hypot(once[0]! - twice[0]!, once[1]! - twice[1]!)).toBeLessThan(1e-6);
      }),
      { numRuns: 500 },
    );
  });

  it('give back the pose that they were made from, to round-off', () => {
    fc.assert(
      fc.property(pose, fc.double({ min: 0.01, max: 100, noNaN: true }), (p, scale) => {
        const h = poseToHomography(p, camera);
        for (let i = 0; i < 9; i++) h[i]! *= scale;
        const found = poseFromHomography(h, camera);
        expect(found).not.toBeNull();
        for (let i = 0; i < 12; i++) expect(Math.abs(found![i]! - p[i]!)).toBeLessThan(i % 4 === 3 ? 1e-6 : 1e-9);
      }),
      { numRuns: 500 },
    );
  });
});
