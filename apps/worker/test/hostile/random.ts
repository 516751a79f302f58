/** Numbers that look random and are the same for the same seed (xorshift32, Marsaglia 2003). */
export interface Random {
  /** 0 up to, and without, `limit`. */
  below(limit: number): number;
  pick<T>(choices: readonly T[]): T;
  bytes(count: number): Buffer;
}

export function seeded(seed: number): Random {
  let state = seed | 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    pick: (choices) => choices[below(choices.length)] as (typeof choices)[number],
    bytes: (count) => Buffer.from(Array.from({ length: count }, () => below(256))),
  };
}
