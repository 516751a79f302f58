import { type ClipOptions, clipFrames, clipTruth } from './clip.js';
import { readFrameNumber } from './frame-number.js';
import { type Point, project } from './homography.js';
import type { Picture } from './picture.js';

const WIDTH = 640;
/** Dots on white, far enough apart to be told from each other; px of the target. */
const DOTS: Point[] = [
  { x: 100, y: 90 },
  { x: 420.5, y: 130 },
  { x: 380, y: 300.25 },
  { x: 110, y: 310 },
];
const RADIUS = 12;

/** A white picture with soft-edged dark dots whose centres are exact. */
function dotted(): Picture {
  const [width, height] = [520, 390];
  const data = new Uint8Array(width * height * 3);
  for (let y = 0, o = 0; y < height; y++) {
    for (let x = 0; x < width; x++, o += 3) {
      const nearest = Math.min(...DOTS.map((dot) => Math.hypot(x + 0.5 - dot.x, y + 0.5 - dot.y)));
      data.fill(242 - 222 * Math.min(1, Math.max(0, RADIUS + 0.5 - nearest)), o, o + 3);
    }
  }
  return { width, height, data };
}

/** Centre of darkness around `near`, px of the frame. */
function centroid(frame: Uint8Array, near: Point, reach: number): Point {
  let [sum, sumX, sumY] = [0, 0, 0];
  for (let y = Math.floor(near.y - reach); y <= near.y + reach; y++) {
    for (let x = Math.floor(near.x - reach); x <= near.x + reach; x++) {
      const dark = Math.max(0, 200 - (frame[(y * WIDTH + x) * 3] ?? 255));
      sum += dark;
      sumX += dark * (x + 0.5);
      sumY += dark * (y + 0.5);
    }
  }
  return { x: sumX / sum, y: sumY / sum };
}

const options: ClipOptions = { target: dotted(), frames: 24, seed: 'dots', absent: { from: 20, to: 22 } };
const frames = [...clipFrames(options)];
const truth = clipTruth(options);

it('draws the picture where the truth says, within a fifth of a pixel', () => {
  for (const [i, frame] of frames.entries()) {
    const pose = truth.frames[i]?.pose;
    if (!pose) continue;
    for (const dot of DOTS) {
      const expected = project(pose, dot);
      const seen = centroid(frame, expected, RADIUS * 1.6);
      expect(Math.hypot(seen.x - expected.x, seen.y - expected.y)).toBeLessThan(0.2);
    }
  }
});

it('keeps the whole print in the frame', () => {
  for (const { x, y } of truth.frames.flatMap((frame) => frame.corners ?? [])) {
    expect(x).toBeGreaterThan(0);
    expect(x).toBeLessThan(640);
    expect(y).toBeGreaterThan(16);
    expect(y).toBeLessThan(480);
  }
});

it('moves as a hand does: on, but never by a jump, and without a seam where the loop closes', () => {
  const centres = clipTruth({ ...options, frames: 180, absent: { from: -1, to: -1 } }).frames.map(
    (frame) => frame.corners?.[0] as Point,
  );
  const steps = centres.map((point, i) => {
    const next = centres[(i + 1) % centres.length] as Point;
    return Math.hypot(next.x - point.x, next.y - point.y);
  });
  expect(Math.max(...steps)).toBeLessThan(8);
  expect(steps.reduce((sum, step) => sum + step)).toBeGreaterThan(100);
});

it('takes the print away when asked', () => {
  expect(truth.frames.flatMap((frame, i) => (frame.pose ? [] : [i]))).toEqual([20, 21, 22]);
  const white = (frame: Uint8Array) => frame.filter((value) => value > 225).length;
  expect(white(frames[21] as Uint8Array)).toBeLessThan(white(frames[19] as Uint8Array) / 10);
});

it('writes the number of each frame into it', () => {
  expect(frames.map((frame) => readFrameNumber(frame, WIDTH, 3))).toEqual(frames.map((_, i) => i));
});

it('gives the same bytes for the same seed and others for another', () => {
  const [first] = clipFrames(options);
  expect(Buffer.compare(first as Uint8Array, frames[0] as Uint8Array)).toBe(0);
  const [other] = clipFrames({ ...options, seed: 'other' });
  expect(Buffer.compare(other as Uint8Array, frames[0] as Uint8Array)).not.toBe(0);
});
