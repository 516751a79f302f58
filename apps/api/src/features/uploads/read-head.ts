import type { Readable } from 'node:stream';

/**
 * Reads the first `bytes` of a stream (or all of a shorter one). `rest` yields the whole stream from its beginning, one
 * time; errors of the stream come out of it.
 */
export async function readHead(
  source: Readable,
  bytes: number,
): Promise<{ head: Buffer; rest: AsyncGenerator<Buffer, void, undefined> }> {
  const iterator = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const chunks: Buffer[] = [];
  let length = 0;
  let ended = false;
  while (length < bytes && !ended) {
    const next = await iterator.next();
    if (next.done) ended = true;
    else {
      chunks.push(next.value);
      length += next.value.length;
    }
  }
  async function* rest() {
    yield* chunks;
    while (!ended) {
      const next = await iterator.next();
      if (next.done) return;
      yield next.value;
    }
  }
  return { head: Buffer.concat(chunks), rest: rest() };
}
