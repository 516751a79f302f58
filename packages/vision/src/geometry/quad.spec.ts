import { rectangle } from './homography.js';
import { area, isConvex, isPlausible } from './quad.js';

describe('quad', () => {
  it('measures the area, positive for clockwise corners', () => {
    expect(area(rectangle(4, 3))).toBe(12);
    expect(area([0, 0, 0, 3, 4, 3, 4, 0])).toBe(-12);
  });

  it('tells a bow tie and a mirrored picture from a real one', () => {
    expect(isConvex(rectangle(4, 3))).toBe(true);
    expect(isConvex([0, 0, 4, 3, 4, 0, 0, 3])).toBe(false);
    expect(isConvex([4, 0, 0, 0, 0, 3, 4, 3])).toBe(false);
  });

  it.each([
    ['a picture that fills half of the frame', [100, 100, 500, 120, 480, 400, 90, 380], true],
    ['a picture that leaves the frame on one side', [-200, 100, 300, 120, 290, 400, -220, 380], true],
    ['a speck', [10, 10, 14, 10, 14, 14, 10, 14], false],
    ['a sliver', [0, 0, 600, 0, 600, 9, 0, 9], false],
    ['one far outside', [5000, 100, 5400, 120, 5380, 400, 4990, 380], false],
    ['not numbers', [Number.NaN, 0, 1, 0, 1, 1, 0, 1], false],
  ])('%s', (_, corners, expected) => {
    expect(isPlausible(Float64Array.from(corners), 640, 480)).toBe(expected);
  });
});
