import { pipeline, type Readable, Transform } from 'node:stream';
import { SizeMismatchError } from './object-store.js';

/** The same bytes; ends with an error instead of an end when they are not `expected` in number. */
export function countBytes(body: Readable, key: string, expected: number | undefined): Readable {
  let bytes = 0;
  const counter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.byteLength;
      done(null, chunk);
    },
    flush(done) {
      done(expected === undefined || expected === bytes ? null : new SizeMismatchError(key, expected, bytes));
    },
  });
  // The error, if any, comes out of the counter.
  return pipeline(body, counter, () => undefined);
}
