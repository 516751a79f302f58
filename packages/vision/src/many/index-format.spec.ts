import fc from 'fast-check';
import { type IndexFile, IndexFormatError, readIndex, writeIndex } from './index-format.js';

const bytes = (count: number) => fc.uint8Array({ minLength: count, maxLength: count });

/** Any consistent index: some targets, a few groups, entries that belong to them. */
const anyIndex: fc.Arbitrary<IndexFile> = fc
  .record({
    targets: fc.integer({ min: 1, max: 5 }),
    words: fc.constantFrom(4, 8),
    kinds: fc.tuple(fc.nat(2), fc.nat(2), fc.integer({ min: 1, max: 2 })),
    perGroup: fc.nat(4),
    seed: bytes(64),
  })
  .map(({ targets, words, kinds, perGroup, seed }) => {
    const groups = kinds.reduce((sum, count) => sum + count, 0);
    const entries = groups * perGroup;
    const at = (i: number): number => seed[i % 64]!;
    const column = (shift: number) => Uint8Array.from({ length: entries }, (_, i) => at(i + shift));
    const word = (_: unknown, i: number): number => (at(i) * 16_777_619 + i) >>> 0;
    return {
      targets: Array.from({ length: targets }, (_, i) => ({
        key: at(i).toString(16).padStart(2, '0').repeat(16),
        width: 640,
        height: 400 + at(i),
      })),
      words,
      kinds,
      centres: Uint32Array.from({ length: groups * words }, word),
      sizes: new Uint16Array(groups).fill(perGroup),
      owner: Uint16Array.from({ length: entries }, (_, i) => at(i) % targets),
      x: column(1),
      y: column(2),
      angle: column(3),
      view: column(4),
      descriptors: Uint32Array.from({ length: entries * words }, word),
      lookalikes:
        targets > 1 ? [{ a: 0, b: 1, same: at(9) > 128, h: Float64Array.of(1, 0, 5, 0, 1, -3, 0, 0, 1) }] : [],
    };
  });

const small: IndexFile = {
  targets: ['a', 'b'].map((letter) => ({ key: letter.repeat(32), width: 640, height: 480 })),
  words: 4,
  kinds: [1, 0, 1],
  centres: Uint32Array.of(1, 2, 3, 4, 5, 6, 7, 8),
  sizes: Uint16Array.of(2, 1),
  owner: Uint16Array.of(0, 1, 1),
  x: Uint8Array.of(1, 2, 3),
  y: Uint8Array.of(4, 5, 6),
  angle: Uint8Array.of(7, 8, 9),
  view: Uint8Array.of(10, 11, 12),
  descriptors: Uint32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
  lookalikes: [],
};

describe('the index file', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(anyIndex, (index) => {
        expect(readIndex(writeIndex(index))).toEqual(index);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses damaged files with a reason, and never crashes or hangs', () => {
    const whole = writeIndex(small);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), fc.nat(whole.length), (at, flip, cut) => {
        const damaged = whole.slice();
        damaged[at]! ^= flip;
        expect(() => readIndex(damaged)).toThrow(IndexFormatError);
        expect(() => readIndex(whole.subarray(0, Math.min(cut, whole.length - 1)))).toThrow(IndexFormatError);
      }),
      { numRuns: 3_000 },
    );
  });

  it('refuses any other bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (other) => {
        expect(() => readIndex(other)).toThrow(IndexFormatError);
      }),
    );
  });

  it('refuses entries of targets that it does not have, although the checksums are right', () => {
    const wrong = writeIndex({ ...small, owner: Uint16Array.of(0, 1, 2) });
    expect(() => readIndex(wrong)).toThrow('does not have');
    expect(() => readIndex(writeIndex({ ...small, sizes: Uint16Array.of(1, 1) }))).toThrow('hold 2 entries');
  });
});
