import { createPlane, type Plane } from '../image/plane.js';
import { BLOCK, forwardCosine, inverseCosine } from './cosine.js';
import { evenOdds, RangeDecoder, RangeEncoder } from './range-coder.js';

const AREA = BLOCK * BLOCK;

/** Positions of a block's coefficients from low to high frequency. */
const ORDER = Uint8Array.from({ length: AREA }, (_, i) => i).sort((a, b) => {
  const da = (a >> 3) + (a & 7),
    db = (b >> 3) + (b & 7);
  return da - db || (da % 2 === 0 ? a - b : b - a);
});

/** Quantiser of the coefficient at a place in {@link ORDER}: high frequencies are worth less. */
function stepOf(place: number, quantiser: number): number {
  const at = ORDER[place]!;
  return (quantiser * (4 + (at >> 3) + (at & 7))) / 8;
}

class Odds {
  readonly end = evenOdds(AREA * 3);
  readonly zero = evenOdds(AREA * 3);
  readonly size = evenOdds(AREA * 16);
}

const MAX_BITS = 15;

/** Codes a picture with losses: cosine transform of 8 x 8 blocks, quantised, adaptively coded.
 * @param quantiser coarseness, 1-255 */
export function encodeLuminance(plane: Plane, quantiser: number): Uint8Array {
  const coder = new RangeEncoder();
  const odds = new Odds();
  const block = new Float64Array(AREA),
    levels = new Int32Array(AREA);
  let previous = 0,
    context = 0;
  for (let top = 0; top < plane.height; top += BLOCK) {
    for (let left = 0; left < plane.width; left += BLOCK) {
      for (let i = 0; i < AREA; i++) {
        const x = Math.min(left + (i & 7), plane.width - 1),
          y = Math.min(top + (i >> 3), plane.height - 1);
        block[i] = plane.data[y * plane.width + x]! - 128;
      }
      forwardCosine(block);
      let last = 0;
      for (let k = 0; k < AREA; k++) {
        const v = block[ORDER[k]!]! / stepOf(k, quantiser);
        // Small coefficients cost more than they tell.
        levels[k] = k === 0 ? Math.round(v) : Math.sign(v) * Math.floor(Math.abs(v) + 0.4);
        if (levels[k] !== 0) last = k;
      }
      const mean = levels[0]!;
      levels[0] = mean - previous;
      previous = mean;
      writeTree(coder, odds.end, context * AREA, last);
      context = last < 4 ? 0 : last < 20 ? 1 : 2;
      for (let k = 0; k <= last; k++)
        writeLevel(coder, odds, k, levels[k]!, k > 0 && levels[k - 1] !== 0 ? 1 : 0, k === last && k > 0);
    }
  }
  return coder.finish();
}

/** Reads what {@link encodeLuminance} wrote. Any bytes give some picture; the marker's checksum tells damage. */
export function decodeLuminance(bytes: Uint8Array, width: number, height: number, quantiser: number): Plane {
  const coder = new RangeDecoder(bytes);
  const odds = new Odds();
  const plane = createPlane(width, height);
  const block = new Float64Array(AREA);
  let previous = 0,
    context = 0;
  for (let top = 0; top < height; top += BLOCK) {
    for (let left = 0; left < width; left += BLOCK) {
      const last = readTree(coder, odds.end, context * AREA);
      context = last < 4 ? 0 : last < 20 ? 1 : 2;
      block.fill(0);
      let before = 0;
      for (let k = 0; k <= last; k++) {
        let level = readLevel(coder, odds, k, before, k === last && k > 0);
        before = level !== 0 && k >= 0 ? 1 : 0;
        if (k === 0) {
          level += previous;
          previous = level;
        }
        block[ORDER[k]!] = level * stepOf(k, quantiser);
      }
      inverseCosine(block);
      for (let i = 0; i < AREA; i++) {
        const x = left + (i & 7),
          y = top + (i >> 3);
        if (x < width && y < height)
          plane.data[y * width + x] = Math.min(255, Math.max(0, Math.round(block[i]! + 128)));
      }
    }
  }
  return plane;
}

/** Six bits, each with the odds of those before it. */
function writeTree(coder: RangeEncoder, odds: Uint16Array, base: number, value: number): void {
  let node = 1;
  for (let i = 5; i >= 0; i--) {
    const bit = (value >> i) & 1;
    coder.bit(odds, base + node, bit);
    node = node * 2 + bit;
  }
}

function readTree(coder: RangeDecoder, odds: Uint16Array, base: number): number {
  let node = 1;
  for (let i = 0; i < 6; i++) node = node * 2 + coder.bit(odds, base + node);
  return node - AREA;
}

/** Whether it is zero (unless it can't be), its sign, how many bits it has, the bits. */
function writeLevel(coder: RangeEncoder, odds: Odds, k: number, level: number, before: number, nonZero: boolean): void {
  if (!nonZero) coder.bit(odds.zero, k * 2 + before, level === 0 ? 0 : 1);
  if (level === 0) return;
  coder.raw(level < 0 ? 1 : 0);
  const size = Math.min(Math.abs(level), 2 ** MAX_BITS - 1);
  const bits = 31 - Math.clz32(size);
  for (let i = 0; i < bits; i++) coder.bit(odds.size, k * 16 + i, 1);
  if (bits < MAX_BITS - 1) coder.bit(odds.size, k * 16 + bits, 0);
  for (let i = bits - 1; i >= 0; i--) coder.raw((size >> i) & 1);
}

function readLevel(coder: RangeDecoder, odds: Odds, k: number, before: number, nonZero: boolean): number {
  if (!nonZero && coder.bit(odds.zero, k * 2 + before) === 0) return 0;
  const negative = coder.raw() === 1;
  let bits = 0;
  while (bits < MAX_BITS - 1 && coder.bit(odds.size, k * 16 + bits) === 1) bits++;
  let size = 1;
  for (let i = 0; i < bits; i++) size = size * 2 + coder.raw();
  return negative ? -size : size;
}
