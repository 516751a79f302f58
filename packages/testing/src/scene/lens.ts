import { createRandom, gaussian } from './random.js';

// Looked up once, as in scene.ts.
const { min, max, floor } = Math;

const NOISE_TABLE = 1 << 16;

/** The lens: a blur with a standard deviation of half a pixel. RGB in rows of `width` pixels. */
export function soften(colour: Float32Array, width: number): Float32Array {
  const row = width * 3;
  const across = colour.slice();
  for (let start = 0; start < colour.length; start += row) blur(colour, across, 3, start + 3, start + row - 3);
  const both = across.slice();
  blur(across, both, row, row, colour.length - row);
  return both;
}

/** Weights 1/8, 3/4, 1/8 of the values `step` before, at and `step` behind each from `from` to before `to`. */
function blur(source: Float32Array, out: Float32Array, step: number, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const around = (source[i - step] as number) + (source[i + step] as number);
    out[i] = (source[i] as number) * 0.75 + around * 0.125;
  }
}

/** The sensor: noise of the given standard deviation (levels of 0 to 255), then whole levels. */
export function expose(colour: Float32Array, noise: number, seed: string): Uint8Array {
  const random = createRandom(seed);
  const table = noiseTable();
  let at = floor(random() * NOISE_TABLE);
  // An odd stride visits the whole table; another one each frame leaves no pattern that a tracker could follow.
  const stride = 2 * floor(random() * 4096) + 1;
  const data = new Uint8Array(colour.length);
  for (let i = 0; i < colour.length; i++) {
    const level = (colour[i] as number) + noise * (table[at] as number);
    data[i] = floor(min(255, max(0, level)) + 0.5);
    at = (at + stride) & (NOISE_TABLE - 1);
  }
  return data;
}

let cachedNoise: Float32Array | undefined;
function noiseTable(): Float32Array {
  if (cachedNoise === undefined) {
    const random = createRandom('noise');
    cachedNoise = Float32Array.from({ length: NOISE_TABLE }, () => gaussian(random));
  }
  return cachedNoise;
}
