import fc from 'fast-check';
import { compileMarker } from '../compile/compile.js';
import { createPlane, type Plane } from '../image/plane.js';
import { crc32 } from './crc32.js';
import { MarkerFormatError, readMarker, writeMarker } from './marker.js';

function noise(width: number, height: number, seed: number): Plane {
  const plane = createPlane(width, height);
  let state = seed >>> 0;
  for (let i = 0; i < plane.data.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    plane.data[i] = state >>> 24;
  }
  return plane;
}

/** Whether reading fails with a reason; any other error is thrown on. */
function refuses(bytes: Uint8Array): boolean {
  try {
    readMarker(bytes);
    return false;
  } catch (error) {
    if (error instanceof MarkerFormatError) return true;
    throw error;
  }
}

/** Makes the checksums right again. */
function sign(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer);
  view.setUint32(16, crc32(bytes.subarray(24)));
  view.setUint32(20, crc32(bytes.subarray(0, 20)));
}

describe('the marker file', () => {
  it('gives back what was written: writing what was read changes nothing more', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 16, max: 70 }),
        fc.integer({ min: 16, max: 70 }),
        fc.nat(),
        (width, height, seed) => {
          const once = readMarker(writeMarker({ picture: noise(width, height, seed) }, 1)).picture;
          expect([once.width, once.height]).toEqual([width, height]);
          const original = noise(width, height, seed);
          const worst = once.data.reduce((w, v, i) => Math.max(w, Math.abs(v - original.data[i]!)), 0);
          expect(worst).toBeLessThanOrEqual(12);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is the same bytes every time', () => {
    const picture = noise(320, 200, 7);
    const first = compileMarker(picture);
    expect(compileMarker(picture)).toEqual(first);
  });

  it('refuses damaged files with a reason, and never crashes or hangs', () => {
    const whole = writeMarker({ picture: noise(16, 16, 5) }, 40);
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), fc.nat(whole.length), (at, flip, cut) => {
        const bytes = whole.slice();
        bytes[at]! ^= flip;
        return refuses(bytes) && refuses(whole.subarray(0, Math.min(cut, whole.length - 1)));
      }),
      { numRuns: 10_000 },
    );
  });

  it('reads files with damage that no checksum tells, as some picture, and ends', () => {
    const whole = writeMarker({ picture: noise(24, 16, 5) }, 40);
    const garble = fc.array(fc.tuple(fc.nat(whole.length - 25), fc.nat(255)), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(garble, fc.integer({ min: 1, max: 255 }), (changes, quantiser) => {
        const bytes = whole.slice();
        for (const [at, value] of changes) bytes[24 + at] = value;
        bytes[7] = quantiser;
        sign(bytes);
        return readMarker(bytes).picture.data.length === 24 * 16;
      }),
      { numRuns: 10_000 },
    );
  });

  it('refuses lengths and sizes that lie, though signed', () => {
    const whole = writeMarker({ picture: noise(16, 16, 5) }, 40);
    fc.assert(
      fc.property(fc.integer({ min: 6, max: 15 }), fc.nat(255), (at, value) => {
        const bytes = whole.slice();
        bytes[at] = value;
        sign(bytes);
        const started = performance.now();
        refuses(bytes);
        return performance.now() - started < 5000;
      }),
      { numRuns: 100 },
    );
  });

  it('names the version that it cannot read', () => {
    const bytes = writeMarker({ picture: noise(16, 16, 5) }, 40);
    bytes[5] = 9;
    expect(() => readMarker(bytes)).toThrow('version 9');
  });

  it('refuses pictures too small to follow', () => {
    expect(() => compileMarker(noise(12, 300, 1))).toThrow(RangeError);
    expect(() => compileMarker(noise(400, 30, 1))).toThrow(RangeError);
  });
});
