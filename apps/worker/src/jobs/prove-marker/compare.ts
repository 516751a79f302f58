import { setImmediate as giveWay } from 'node:timers/promises';
import type { StoredProof } from '@argument/contracts';
import type { compareTargets } from '@argument/vision/many';
import type { PreparedTarget } from '@argument/vision/track';

/** Another marker of the project. */
export interface Comparable {
  id: string;
  imageSha256: string;
  /** Null when its picture went away. */
  prepare(): Promise<PreparedTarget | null>;
}

/** The markers that phones take for this one, the most alike first.
 * @param compare injected because the vision code is loaded only where it is needed */
export async function findSimilar(
  target: PreparedTarget,
  imageSha256: string,
  others: readonly Comparable[],
  compare: typeof compareTargets,
): Promise<StoredProof['similar']> {
  const found: StoredProof['similar'] = [];
  for (const other of others) {
    if (other.imageSha256 === imageSha256) {
      found.push({ markerId: other.id, verdict: 'same', shared: 1 });
      continue;
    }
    const prepared = await other.prepare();
    if (!prepared) continue;
    const { verdict, shared } = compare(target, prepared);
    if (verdict !== 'different') found.push({ markerId: other.id, verdict, shared: Math.round(shared * 100) / 100 });
    await giveWay();
  }
  return found.sort((a, b) => b.shared - a.shared);
}
