import { invert, type Matrix3, multiply, project, projectCorners } from './homography.js';

const TILTED: Matrix3 = [1.1, 0.2, 40, -0.1, 0.9, 25, 0.0002, -0.0003, 1];

it('takes a point to the frame and back', () => {
  const there = project(TILTED, { x: 120, y: 80 });
  const back = project(invert(TILTED), there);
  expect(back.x).toBeCloseTo(120, 9);
  expect(back.y).toBeCloseTo(80, 9);
});

it('applies the right factor of a product first', () => {
  const move: Matrix3 = [1, 0, 10, 0, 1, 0, 0, 0, 1];
  const double: Matrix3 = [2, 0, 0, 0, 2, 0, 0, 0, 1];
  expect(project(multiply(double, move), { x: 1, y: 1 })).toEqual({ x: 22, y: 2 });
});

it('lists corners clockwise from the top left', () => {
  const move: Matrix3 = [1, 0, 5, 0, 1, 7, 0, 0, 1];
  expect(projectCorners(move, 4, 3)).toEqual([
    { x: 5, y: 7 },
    { x: 9, y: 7 },
    { x: 9, y: 10 },
    { x: 5, y: 10 },
  ]);
});

it('refuses a matrix without an inverse', () => {
  expect(() => invert([1, 2, 3, 2, 4, 6, 0, 0, 1])).toThrow(RangeError);
});
