/** `mvhd` is the first box inside `moov` in practice; it and its header fit in this. */
const MOVIE_HEADER_BYTES = 8 + 120;

/**
 * Finds the length of an MP4 or QuickTime file (ISO 14496-12: `mvhd` inside `moov`) while it streams by, wherever the
 * index stands: box after box is stepped over, and only the first bytes of `moov` are kept.
 */
export class Mp4Duration {
  private header: Buffer = Buffer.alloc(0);
  /** Bytes of the current box that are still to be stepped over. */
  private skip = 0;
  private wanted = 0;
  private movie: Buffer = Buffer.alloc(0);
  private done = false;

  /** Seconds, once the chunk that says so has come; null before, and for files that never say. */
  push(chunk: Buffer): number | null {
    let rest = chunk;
    while (!this.done && rest.length > 0) {
      if (this.wanted > 0) {
        const part = rest.subarray(0, this.wanted);
        this.movie = Buffer.concat([this.movie, part]);
        this.wanted -= part.length;
        if (this.wanted > 0) return null;
        this.done = true;
        return durationOf(this.movie);
      }
      if (this.skip > 0) {
        const step = Math.min(this.skip, rest.length);
        this.skip -= step;
        rest = rest.subarray(step);
        continue;
      }
      rest = this.readBoxHeader(rest);
    }
    return null;
  }

  /** Answers what is left of `rest`. Sizes: 32 bits, or 1 and then 64 bits, or 0 for "to the end". */
  private readBoxHeader(rest: Buffer): Buffer {
    const needed = this.header.length >= 8 && this.header.readUInt32BE(0) === 1 ? 16 : 8;
    const part = rest.subarray(0, needed - this.header.length);
    this.header = Buffer.concat([this.header, part]);
    const after = rest.subarray(part.length);
    if (this.header.length < needed) return after;
    const short = this.header.readUInt32BE(0);
    if (short === 1 && needed === 8) return after;
    const size = short === 1 ? Number(this.header.readBigUInt64BE(8)) : short;
    const type = this.header.toString('latin1', 4, 8);
    this.header = Buffer.alloc(0);
    if (type === 'moov') this.wanted = Math.min(MOVIE_HEADER_BYTES, Math.max(0, size - needed)) || MOVIE_HEADER_BYTES;
    else if (size < needed) this.done = true;
    else this.skip = size - needed;
    return after;
  }
}

function durationOf(movie: Buffer): number | null {
  if (movie.length < 40 || movie.toString('latin1', 4, 8) !== 'mvhd') return null;
  const long = movie[8] === 1;
  const timescale = movie.readUInt32BE(long ? 28 : 20);
  const duration = long ? Number(movie.readBigUInt64BE(32)) : movie.readUInt32BE(24);
  // All ones means "unknown", as in files that were recorded live.
  if (timescale === 0 || duration === 0xffffffff || duration >= 2 ** 63) return null;
  return duration / timescale;
}
