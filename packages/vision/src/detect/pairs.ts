import { SAMPLES, WORDS } from './pattern.js';

function drawPairs(): Uint8Array {
  const pairs: [number, number][] = [];
  for (let a = 0; a < SAMPLES; a++) for (let b = a + 1; b < SAMPLES; b++) pairs.push([a, b]);
  let state = 1;
  for (let i = pairs.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    const swapped = pairs[i]!;
    pairs[i] = pairs[j]!;
    pairs[j] = swapped;
  }
  return Uint8Array.from(pairs.slice(0, WORDS * 32).flat());
}

/** Samples that each bit of a descriptor compares. */
export const PAIRS = drawPairs();
