import fc from 'fast-check';
import { mp4WithDuration } from '../../../test/made-files.js';
import { Mp4Duration } from './mp4-duration.js';

/** The answer when the file comes in chunks of this size. */
function durationOf(file: Buffer, chunkSize: number): number | null {
  const reader = new Mp4Duration();
  for (let at = 0; at < file.length; at += chunkSize) {
    const seconds = reader.push(file.subarray(at, at + chunkSize));
    if (seconds !== null) return seconds;
  }
  return null;
}

describe('Mp4Duration', () => {
  it('finds the length whatever the chunks, the version and the place of the index', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4_000_000 }),
        fc.integer({ min: 0, max: 5000 }),
        fc.constantFrom(0 as const, 1 as const),
        fc.integer({ min: 1, max: 700 }),
        (seconds, mediaBytes, version, chunkSize) => {
          expect(durationOf(mp4WithDuration(seconds, mediaBytes, version), chunkSize)).toBe(seconds);
        },
      ),
    );
  });

  it('steps over a box with a 64-bit size', () => {
    const file = mp4WithDuration(30, 0);
    const at = file.indexOf('moov') - 4;
    const large = Buffer.alloc(16 + 50);
    large.writeUInt32BE(1, 0);
    large.write('mdat', 4, 'latin1');
    large.writeBigUInt64BE(66n, 8);
    const joined = Buffer.concat([file.subarray(0, at), large, file.subarray(at)]);
    for (const chunkSize of [1, 7, 1000]) expect(durationOf(joined, chunkSize)).toBe(30);
  });

  it('does not know the length of a live recording, of a file without an index, or of noise', () => {
    const live = mp4WithDuration(1);
    live.writeUInt32BE(0xffffffff, live.indexOf('mvhd') + 4 + 16);
    expect(durationOf(live, 100)).toBeNull();
    const whole = mp4WithDuration(1);
    expect(durationOf(whole.subarray(0, whole.indexOf('moov')), 100)).toBeNull();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
        expect(() => durationOf(Buffer.from(noise), 13)).not.toThrow();
      }),
    );
  });
});
