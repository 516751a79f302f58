import { pipeline, type Readable, Transform } from 'node:stream';
import { SizeMismatchError } from './object-store.js';

/** The bytes that went through so far. */
export type CountedBody = Readable & { readonly bytes: number };

class ByteCounter extends Transform {
  bytes = 0;

  constructor(
    private readonly key: string,
    private readonly expected: number | undefined,
  ) {
    super();
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: null, chunk: Buffer) => void): void {
    this.bytes += chunk.byteLength;
    done(null, chunk);
  }

  override _flush(done: (error: Error | null) => void): void {
    const { expected, bytes } = this;
    done(expected === undefined || expected === bytes ? null : new SizeMismatchError(this.key, expected, bytes));
  }
}

/** The same bytes; ends with an error instead of an end when they are not `expected` in number. */
export function countBytes(body: Readable, key: string, expected: number | undefined): CountedBody {
  const counter = new ByteCounter(key, expected);
  // The error, if any, comes out of the counter.
  pipeline(body, counter, () => undefined);
  return counter;
}
