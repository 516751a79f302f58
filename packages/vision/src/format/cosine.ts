/** Side of a block, px. */
export const BLOCK = 8;

// Half the cosines of k pi / 16, written out so that every machine computes with the same numbers.
const C = [
  0.5, 0.4903926402016152, 0.46193976625564337, 0.4157348061512726, 0.3535533905932738, 0.2777851165098011,
  0.1913417161825449, 0.09754516100806417, 0,
];

/** The orthonormal cosine basis: row k, sample n. */
const BASIS = Float64Array.from({ length: BLOCK * BLOCK }, (_, i) => {
  const k = Math.floor(i / BLOCK),
    n = i % BLOCK;
  if (k === 0) return 0.3535533905932738;
  const step = ((2 * n + 1) * k) % 32;
  const folded = step > 16 ? 32 - step : step;
  return folded > 8 ? -C[16 - folded]! : C[folded]!;
});

const rows = new Float64Array(BLOCK * BLOCK);

/** Cosine transform of a block, in place. Ahmed, Natarajan and Rao 1974. */
export function forwardCosine(block: Float64Array): void {
  for (let y = 0; y < BLOCK; y++) {
    for (let k = 0; k < BLOCK; k++) {
      let sum = 0;
      for (let n = 0; n < BLOCK; n++) sum += block[y * BLOCK + n]! * BASIS[k * BLOCK + n]!;
      rows[y * BLOCK + k] = sum;
    }
  }
  for (let x = 0; x < BLOCK; x++) {
    for (let k = 0; k < BLOCK; k++) {
      let sum = 0;
      for (let n = 0; n < BLOCK; n++) sum += rows[n * BLOCK + x]! * BASIS[k * BLOCK + n]!;
      block[k * BLOCK + x] = sum;
    }
  }
}

/** Undoes {@link forwardCosine}, in place. */
export function inverseCosine(block: Float64Array): void {
  for (let y = 0; y < BLOCK; y++) {
    for (let n = 0; n < BLOCK; n++) {
      let sum = 0;
      for (let k = 0; k < BLOCK; k++) sum += block[y * BLOCK + k]! * BASIS[k * BLOCK + n]!;
      rows[y * BLOCK + n] = sum;
    }
  }
  for (let x = 0; x < BLOCK; x++) {
    for (let n = 0; n < BLOCK; n++) {
      let sum = 0;
      for (let k = 0; k < BLOCK; k++) sum += rows[k * BLOCK + x]! * BASIS[k * BLOCK + n]!;
      block[n * BLOCK + x] = sum;
    }
  }
}
