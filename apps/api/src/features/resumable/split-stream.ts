import { Readable } from 'node:stream';

/**
 * Cuts a stream into pieces of at most `bytes` while it flows. A piece must be read to its end before the next is asked
 * for. A source that breaks ends its last piece early, so that what has arrived can be kept; `broken` then says why.
 */
export class SplitStream {
  broken: unknown;
  private readonly source: AsyncIterator<Buffer>;
  private rest: Buffer | null = null;

  constructor(
    source: Readable,
    private readonly bytes: number,
    private readonly watch: (chunk: Buffer) => void,
  ) {
    this.source = source[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  }

  /** Null at the end. `length` is right once the piece was read. */
  async next(): Promise<{ body: Readable; length: () => number } | null> {
    const first = await this.chunk();
    if (!first) return null;
    this.rest = first;
    let length = 0;
    const pull = this.chunk.bind(this);
    const keep = (rest: Buffer | null) => {
      this.rest = rest;
    };
    const most = this.bytes;
    async function* piece() {
      for (let chunk = await pull(); chunk; chunk = await pull()) {
        const part = chunk.subarray(0, most - length);
        length += part.length;
        keep(part.length < chunk.length ? chunk.subarray(part.length) : null);
        yield part;
        if (length === most) return;
      }
    }
    return { body: Readable.from(piece(), { objectMode: false }), length: () => length };
  }

  private async chunk(): Promise<Buffer | null> {
    if (this.rest) {
      const { rest } = this;
      this.rest = null;
      return rest;
    }
    if (this.broken !== undefined) return null;
    try {
      const { value, done } = await this.source.next();
      if (done) return null;
      this.watch(value);
      return value.length === 0 ? this.chunk() : value;
    } catch (error) {
      this.broken = error;
      return null;
    }
  }
}
