import { Extractor } from '../detect/features.js';
import { LoadedIndex, Matcher } from '../detect/match.js';
import type { ViewIndex } from '../detect/views.js';
import { type KernelForm, Kernels } from './kernels.js';

const WIDTH = 200;
const HEIGHT = 150;
const CAPACITY = 800;

/** Soft blobs of many sizes, so that there are keypoints of every kind. */
function paint(data: Uint8Array): void {
  for (let i = 0; i < data.length; i++) {
    const x = i % WIDTH,
      y = Math.floor(i / WIDTH);
    data[i] = 128 + 60 * Math.sin(x / 3.1 + Math.cos(y / 7)) * Math.cos(y / 4.3) + 40 * Math.sin((x * y) / 900);
  }
}

function extract(form: KernelForm, limit = CAPACITY): { kernels: Kernels; found: Extractor } {
  const size = WIDTH * HEIGHT;
  const kernels = new Kernels(size + Extractor.bytes(size, CAPACITY) + Matcher.bytes(CAPACITY) + 200_000, form);
  const found = new Extractor(kernels, size, CAPACITY);
  const plane = { width: WIDTH, height: HEIGHT, data: kernels.bytes(size) };
  paint(plane.data);
  found.extract(plane, 12, 0, limit);
  return { kernels, found };
}

const firstOf = (found: Extractor): Record<string, number[]> => ({
  x: [...found.x.subarray(0, found.count)],
  y: [...found.y.subarray(0, found.count)],
  kind: [...found.kind.subarray(0, found.count)],
  descriptors: [...found.descriptors.subarray(0, found.count * 8)],
});

describe('the kernels', () => {
  const simd = extract('simd'),
    scalar = extract('scalar');

  it('find and describe the same keypoints with SIMD and without', () => {
    expect(scalar.found.count).toBeGreaterThan(100);
    expect(firstOf(simd.found)).toEqual(firstOf(scalar.found));
  });

  it('keep about as many keypoints as they are told', () => {
    for (const form of ['simd', 'scalar'] as const) {
      const { found } = extract(form, 60);
      expect(found.count).toBeLessThanOrEqual(60);
      expect(found.count).toBeGreaterThan(30);
    }
  });

  it('match every descriptor with itself', () => {
    const { kernels, found } = simd;
    const count = found.count;
    // One group a kind, the entries in order of kind.
    const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => found.kind[a]! - found.kind[b]! || a - b);
    const descriptors = Uint32Array.from(order.flatMap((i) => [...found.descriptors.subarray(i * 8, i * 8 + 8)]));
    const starts = [0, 1, 2].map((kind) => order.findIndex((i) => found.kind[i] === kind));
    const index = {
      descriptors,
      groups: {
        centres: new Uint32Array(24),
        kinds: Int32Array.of(0, 1, 2, 3),
        starts: Int32Array.from([...starts, count]),
      },
    } as ViewIndex;
    const matcher = new Matcher(kernels, CAPACITY);
    matcher.run(found, 0, new LoadedIndex(kernels, index), 80);
    expect(matcher.count).toBe(count);
    for (let m = 0; m < count; m++) expect(matcher.distance[m]).toBe(0);
  });
});
