import fc from 'fast-check';
import { Kernels } from '../kernels/kernels.js';
import { Extractor } from './features.js';
import { WORDS } from './pattern.js';

// Looked up once: a test runner's sandbox makes every look-up of a global slow.
const { exp, floor, hypot, max, min, tanh } = Math;
const SIDE = 120;
const CAPACITY = 300;

const kernels = new Kernels(SIDE * SIDE * 2 + Extractor.bytes(SIDE * SIDE, CAPACITY));
const extractor = new Extractor(kernels, SIDE * SIDE, CAPACITY);
const plane = { width: SIDE, height: SIDE, data: kernels.bytes(SIDE * SIDE) };

interface Keypoint {
  x: number;
  y: number;
  descriptor: number[];
}

/** Soft spots from a seed, between 60 and 140. */
function draw(seed: number): Uint8Array {
  let state = seed >>> 0;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const sum = new Float64Array(SIDE * SIDE);
  for (let n = 0; n < 220; n++) {
    const cx = random() * SIDE,
      cy = random() * SIDE,
      r = 2 + 4 * random(),
      level = random() < 0.5 ? -0.8 : 0.8;
    for (let y = max(0, floor(cy - 3 * r)); y < min(SIDE, cy + 3 * r); y++) {
      for (let x = max(0, floor(cx - 3 * r)); x < min(SIDE, cx + 3 * r); x++) {
        sum[y * SIDE + x]! += level * exp(-((x - cx) ** 2 + (y - cy) ** 2) / (2 * r * r));
      }
    }
  }
  return Uint8Array.from(sum, (v) => 100 + 40 * tanh(v));
}

function keypoints(picture: Uint8Array): Keypoint[] {
  plane.data.set(picture);
  extractor.count = 0;
  extractor.extract(plane, 12, 0, CAPACITY);
  return Array.from({ length: extractor.count }, (_, i) => ({
    x: extractor.x[i]!,
    y: extractor.y[i]!,
    descriptor: [...extractor.descriptors.subarray(i * WORDS, (i + 1) * WORDS)],
  }));
}

function distance(a: Keypoint, b: Keypoint): number {
  let bits = 0;
  a.descriptor.forEach((word, w) => {
    for (let left = (word ^ b.descriptor[w]!) >>> 0; left !== 0; left &= left - 1) bits++;
  });
  return bits;
}

/** Distances of the keypoints that lie in the same place in both. */
function pairs(a: Keypoint[], b: Keypoint[]): number[] {
  return a.flatMap((p) => b.filter((q) => hypot(p.x - q.x, p.y - q.y) < 0.1).map((q) => distance(p, q)));
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!;

describe('a descriptor', () => {
  it('does not change with brightness', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: -50, max: 100 }), (seed, more) => {
        const picture = draw(seed);
        const before = keypoints(picture),
          after = keypoints(picture.map((v) => v + more));
        expect(after.map((p) => [p.x, p.y])).toEqual(before.map((p) => [p.x, p.y]));
        // Directions are those of the light's centroid, which a turn of the wheel's step may round elsewhere.
        expect(median(pairs(before, after))).toBeLessThan(14);
      }),
      { numRuns: 25 },
    );
  });

  it('hardly changes with contrast', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const picture = draw(seed);
        const both = pairs(keypoints(picture), keypoints(picture.map((v) => 100 + (v - 100) * 2)));
        expect(both.length).toBeGreaterThan(5);
        expect(median(both)).toBeLessThan(20);
      }),
      { numRuns: 25 },
    );
  });

  it('turns with the picture: a quarter turn finds the same', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const picture = draw(seed);
        const turned = new Uint8Array(SIDE * SIDE);
        for (let y = 0; y < SIDE; y++)
          for (let x = 0; x < SIDE; x++) turned[x * SIDE + SIDE - 1 - y] = picture[y * SIDE + x]!;
        const back = keypoints(turned).map((p) => ({ ...p, x: p.y, y: SIDE - p.x }));
        const both = pairs(keypoints(picture), back);
        expect(both.length).toBeGreaterThan(5);
        expect(median(both)).toBeLessThan(20);
      }),
      { numRuns: 25 },
    );
  });
});
