import type { PreparedTarget } from '../detect/detector.js';
import { indexViews } from '../detect/views.js';
import { createPlane, type Plane } from '../image/plane.js';
import { createTemplate } from '../track/template.js';
import { compareTargets } from './similarity.js';
import { sharesThatFit } from './tell-apart.js';

const { floor, max, min } = Math;
const WIDTH = 400;
const HEIGHT = 300;

function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A poster of discs and bars, and in it a box of bars like words. */
function drawPoster(seed: number, words: number): Plane {
  const plane = createPlane(WIDTH, HEIGHT);
  plane.data.fill(220);
  const fill = (x0: number, y0: number, x1: number, y1: number, grey: number, disc = false): void => {
    const [cx, cy, rx, ry] = [(x0 + x1) / 2, (y0 + y1) / 2, (x1 - x0) / 2, (y1 - y0) / 2];
    for (let y = max(0, floor(y0)); y < min(HEIGHT, y1); y++)
      for (let x = max(0, floor(x0)); x < min(WIDTH, x1); x++)
        if (!disc || ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1) plane.data[y * WIDTH + x] = grey;
  };
  const random = randomFrom(seed);
  for (let n = 0; n < 110; n++) {
    const x = random() * WIDTH,
      y = random() * HEIGHT;
    fill(x, y, x + 10 + random() * 50, y + 10 + random() * 50, random() * 255, random() < 0.5);
  }
  const letters = randomFrom(words);
  fill(60, 110, 340, 180, 235);
  for (let x = 70; x < 325; x += 4 + letters() * 9) fill(x, 118 + letters() * 20, x + 3, 150 + letters() * 24, 30);
  return plane;
}

function crop(plane: Plane, left: number, top: number, width: number, height: number): Plane {
  const out = createPlane(width, height);
  for (let y = 0; y < height; y++)
    out.data.set(plane.data.subarray((top + y) * WIDTH + left, (top + y) * WIDTH + left + width), y * width);
  return out;
}

// Without the detour over a marker file, which takes its time.
function prepare(plane: Plane): PreparedTarget {
  const template = createTemplate(plane);
  return { template, index: indexViews(template) };
}

describe('similarity', () => {
  const poster = drawPoster(3, 1);
  const target = prepare(poster);

  it('tells two pictures apart', () => {
    expect(compareTargets(target, prepare(drawPoster(4, 2)))).toEqual({
      verdict: 'different',
      shared: 0,
      telling: 1,
      h: null,
    });
  });

  it('knows a copy in other colours', () => {
    const recoloured = createPlane(WIDTH, HEIGHT);
    for (let i = 0; i < poster.data.length; i++) recoloured.data[i] = 40 + 0.6 * poster.data[i]!;
    const seen = compareTargets(target, prepare(recoloured));
    expect(seen.verdict).toBe('same');
    expect(seen.shared).toBeGreaterThan(0.95);
  });

  it('sees that only the words differ', () => {
    const seen = compareTargets(target, prepare(drawPoster(3, 2)));
    expect(seen.verdict).toBe('alike');
    expect(seen.shared).toBeGreaterThan(0.6);
    expect(seen.telling).toBeGreaterThan(0.08);
    expect(seen.telling).toBeLessThan(0.35);
  });

  it('finds a crop, from either side', () => {
    const part = prepare(crop(poster, 100, 80, 200, 150));
    for (const seen of [compareTargets(target, part), compareTargets(part, target)]) {
      expect(seen.verdict).toBe('alike');
      expect(seen.shared).toBeGreaterThan(0.9);
      expect(seen.telling).toBeGreaterThan(0.5);
    }
  });

  it('says how much of what a frame shows is the target', () => {
    const asItIs = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
    const half = drawPoster(4, 2);
    for (let y = 0; y < HEIGHT; y++) {
      half.data.set(poster.data.subarray(y * WIDTH, y * WIDTH + 0.4 * WIDTH), y * WIDTH);
    }
    expect(sharesThatFit(poster, asItIs, target)).toEqual({ fit: 1, closely: 1 });
    expect(sharesThatFit(half, asItIs, target).fit).toBeGreaterThan(0.3);
    expect(sharesThatFit(half, asItIs, target).fit).toBeLessThan(0.5);
    expect(sharesThatFit(drawPoster(4, 2), asItIs, target).fit).toBeLessThan(0.1);
  });
});
