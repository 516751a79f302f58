import { Streak } from './streak.js';

/** A turn by `angle` about (100, 100) and a shift, target px -> frame px. */
function pose(angle: number, dx: number): Float64Array {
  const c = Math.cos(angle),
    s = Math.sin(angle);
  return Float64Array.of(c, -s, 100 - 100 * c + 100 * s + dx, s, c, 100 - 100 * s - 100 * c, 0, 0, 1);
}

function streakAt(frames: readonly Float64Array[], x: number, y: number) {
  const streak = new Streak();
  streak.exposure = 0.5;
  const now = frames[frames.length - 1]!;
  for (const h of frames.slice(0, -1)) streak.add(h);
  const place = [0, 3].map((i) => now[i]! * x + now[i + 1]! * y + now[i + 2]!);
  const motion = streak.at(x, y, place[0]!, place[1]!);
  return { motion, x: streak.length[0]!, y: streak.length[1]! };
}

describe('Streak', () => {
  it('knows of none before the target has moved', () => {
    expect(streakAt([pose(0, 0)], 10, 10)).toEqual({ motion: 0, x: 0, y: 0 });
  });

  it('is as long as the target moves while the shutter is open', () => {
    const { motion, x, y } = streakAt([pose(0, 0), pose(0, 8), pose(0, 16)], 30, 40);
    expect(motion).toBeCloseTo(8);
    expect(x).toBeCloseTo(4);
    expect(y).toBeCloseTo(0);
  });

  it('is the motion in the middle of the exposure where the target speeds up', () => {
    expect(streakAt([pose(0, 0), pose(0, 2), pose(0, 6)], 30, 40).x).toBeCloseTo(0.5 * 5);
  });

  it('goes round where the target turns', () => {
    const turning = [pose(-0.02, 0), pose(0, 0), pose(0.02, 0)];
    expect(streakAt(turning, 100, 100).motion).toBeCloseTo(0);
    const left = streakAt(turning, 0, 100),
      right = streakAt(turning, 200, 100);
    expect(left.y).toBeCloseTo(-1, 1);
    expect(right.y).toBeCloseTo(1, 1);
  });
});
