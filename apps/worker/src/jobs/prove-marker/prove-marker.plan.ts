import type { StoredProof } from '@argument/contracts';

/** Others that a marker is compared with at most, the newest first: each takes a quarter of a second. */
export const MOST_COMPARED = 24;

type Likeness = StoredProof['similar'][number];

/** What another marker's proof says once this one is known to be like it; the older entry for the same marker goes. */
export function withSimilar(proof: StoredProof, found: Likeness): StoredProof {
  const others = proof.similar.filter(({ markerId }) => markerId !== found.markerId);
  return { ...proof, similar: [...others, found] };
}
