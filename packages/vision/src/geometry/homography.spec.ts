import fc from 'fast-check';
import { apply, compose, invert, rectangle, rectangleTo, unitSquareTo } from './homography.js';

const quad = fc
  .array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { minLength: 8, maxLength: 8 })
  .map((moves) => rectangle(100, 100).map((value, i) => 50 + value * 2 + 100 * (moves[i] as number)));

describe('homography', () => {
  it('maps the unit square onto any convex quad, corner by corner', () => {
    fc.assert(
      fc.property(quad, (corners) => {
        const h = unitSquareTo(corners)!;
        const mapped = apply(h, rectangle(1, 1));
        for (const [i, value] of mapped.entries()) expect(value).toBeCloseTo(corners[i]!, 6);
      }),
    );
  });

  it('comes back through its inverse', () => {
    fc.assert(
      fc.property(quad, (corners) => {
        const h = rectangleTo(corners, 640, 480)!;
        const points = Float64Array.of(13, 20, 300, 222, 639, 470);
        const there = apply(h, points);
        for (const [i, value] of apply(invert(h)!, there).entries()) expect(value).toBeCloseTo(points[i]!, 5);
        const identity = compose(h, invert(h)!);
        expect(identity[1]! / identity[8]!).toBeCloseTo(0, 8);
        expect(identity[0]! / identity[8]!).toBeCloseTo(1, 8);
      }),
    );
  });

  it('foreshortens: the middle of a square seen at an angle is nearer to the far side', () => {
    const [, y] = apply(unitSquareTo([30, 0, 70, 0, 100, 100, 0, 100])!, [0.5, 0.5]);
    expect(y).toBeLessThan(45);
  });

  it('refuses a degenerate quad and a singular matrix', () => {
    expect(unitSquareTo([0, 0, 1, 1, 2, 2, 3, 3])).toBeNull();
    expect(invert(Float64Array.of(1, 2, 3, 2, 4, 6, 0, 0, 1))).toBeNull();
  });
});
