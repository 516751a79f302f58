/** Adaptive binary range coder. Martin 1979; the probability update is that of LZMA. */
const PRECISION = 11;
const EVEN = 1 << (PRECISION - 1);
const RATE = 5;
const TOP = 2 ** 24;

/** Makes `count` probabilities, each even at first. */
export function evenOdds(count: number): Uint16Array {
  return new Uint16Array(count).fill(EVEN);
}

/** Codes bits into bytes. */
export class RangeEncoder {
  private readonly bytes: number[] = [];
  private low = 0;
  private range = 0xffffffff;
  private cache = 0;
  private pending = 0;
  private started = false;

  /** Codes one bit with the odds at `at`, and adapts them. */
  bit(odds: Uint16Array, at: number, bit: number): void {
    const p = odds[at] ?? EVEN;
    const bound = Math.floor(this.range / 2 ** PRECISION) * p;
    if (bit === 0) {
      this.range = bound;
      odds[at] = p + (((1 << PRECISION) - p) >> RATE);
    } else {
      this.low += bound;
      this.range -= bound;
      odds[at] = p - (p >> RATE);
    }
    this.renormalise();
  }

  /** Codes one bit at even odds. */
  raw(bit: number): void {
    this.range = Math.floor(this.range / 2);
    if (bit !== 0) this.low += this.range;
    this.renormalise();
  }

  private renormalise(): void {
    while (this.range < TOP) {
      this.range *= 256;
      this.shift();
    }
  }

  private shift(): void {
    const carry = this.low >= 2 ** 32 ? 1 : 0;
    if (carry === 1 || this.low < 0xff000000) {
      if (this.started) this.bytes.push((this.cache + carry) & 255);
      for (; this.pending > 0; this.pending--) this.bytes.push((255 + carry) & 255);
      this.cache = Math.floor(this.low / TOP) & 255;
      this.started = true;
    } else {
      this.pending++;
    }
    this.low = (this.low % TOP) * 256;
  }

  /** Ends the stream. */
  finish(): Uint8Array {
    for (let i = 0; i < 5; i++) this.shift();
    return Uint8Array.from(this.bytes);
  }
}

/** Reads what {@link RangeEncoder} wrote. Past the end it reads zeros, so that damaged input ends too. */
export class RangeDecoder {
  private range = 0xffffffff;
  private code = 0;
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {
    for (let i = 0; i < 4; i++) this.code = this.code * 256 + this.take();
  }

  private take(): number {
    return this.bytes[this.at++] ?? 0;
  }

  /** Reads one bit with the odds at `at`, and adapts them. */
  bit(odds: Uint16Array, at: number): number {
    const p = odds[at] ?? EVEN;
    const bound = Math.floor(this.range / 2 ** PRECISION) * p;
    const bit = this.code < bound ? 0 : 1;
    if (bit === 0) {
      this.range = bound;
      odds[at] = p + (((1 << PRECISION) - p) >> RATE);
    } else {
      this.code -= bound;
      this.range -= bound;
      odds[at] = p - (p >> RATE);
    }
    this.renormalise();
    return bit;
  }

  /** Reads one bit of even odds. */
  raw(): number {
    this.range = Math.floor(this.range / 2);
    const bit = this.code < this.range ? 0 : 1;
    if (bit !== 0) this.code -= this.range;
    this.renormalise();
    return bit;
  }

  private renormalise(): void {
    while (this.range < TOP) {
      this.range *= 256;
      this.code = this.code * 256 + this.take();
    }
  }
}
