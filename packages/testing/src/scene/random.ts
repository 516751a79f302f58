// Looked up once, as in scene.ts.
const { cos, imul, log, sqrt, PI } = Math;

/** Pseudo-random numbers in [0, 1) that are the same on every machine for the same seed (mulberry32). */
export type Random = () => number;

/** @param seed any number or text; texts are hashed (FNV-1a). */
export function createRandom(seed: number | string): Random {
  let state = typeof seed === 'number' ? seed >>> 0 : hash(seed);
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Normally distributed, mean 0, standard deviation 1 (Box-Muller). */
export function gaussian(random: Random): number {
  return sqrt(-2 * log(1 - random())) * cos(2 * PI * random());
}

function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}
