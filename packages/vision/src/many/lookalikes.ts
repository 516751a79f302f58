import type { PreparedTarget } from '../detect/detector.js';
import { simulatedViews } from '../detect/views.js';
import type { IndexFile, Lookalike } from './index-format.js';
import { type DescribedKeypoints, Search } from './search.js';
import { compareTargets } from './similarity.js';

/** Support from which one target is suspected to be in another. */
const SUSPECT = 0.75;
/** Others suspected of one target at most. */
const MOST = 4;

/** Names the pairs of targets that may look alike, by their signatures alone; {@link lookalikeOf} then looks closely.
 * @param index the index that the signatures were merged into */
export function suspects(index: IndexFile, signatures: readonly IndexFile[]): [number, number][] {
  if (signatures.length < 2) return [];
  const queries = signatures.map(keypointsOf);
  const search = new Search(index, Math.max(...queries.map(({ count }) => count)));
  const pairs = new Map<string, [number, number]>();
  queries.forEach((query, number) => {
    for (const { target, support } of search.run(query, MOST + 1)) {
      if (target === number || support < SUSPECT) continue;
      const pair: [number, number] = [Math.min(target, number), Math.max(target, number)];
      pairs.set(pair.join(), pair);
    }
  });
  return [...pairs.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** A signature's keypoints as a frame would show them that holds the picture at its own size. */
function keypointsOf(signature: IndexFile): DescribedKeypoints {
  const views = simulatedViews();
  const { width, height } = signature.targets[0]!;
  const size = Math.max(width, height);
  const chosen: number[] = [];
  for (let i = 0; i < signature.owner.length; i++) {
    const v = signature.view[i]! * 4;
    // Only views from straight ahead: a keypoint of a frame has a scale, and no tilt.
    if (views[v + 1] === 0 && views[v] === views[v + 3]) chosen.push(i);
  }
  const descriptors = new Uint32Array(chosen.length * 8);
  const kind = new Uint8Array(chosen.length);
  chosen.forEach((entry, i) => {
    descriptors.set(signature.descriptors.subarray(entry * 8, entry * 8 + 8), i * 8);
    for (let end = signature.sizes[0]!; entry >= end; end += signature.sizes[kind[i]!]!) kind[i]!++;
  });
  return {
    count: chosen.length,
    x: chosen.map((i) => ((signature.x[i]! + 0.5) / 256) * size),
    y: chosen.map((i) => ((signature.y[i]! + 0.5) / 256) * size),
    angle: chosen.map((i) => (signature.angle[i]! / 256) * 2 * Math.PI),
    scale: chosen.map((i) => 1 / views[signature.view[i]! * 4]!),
    kind,
    descriptors,
  };
}

/** Looks closely at two targets.
 * @returns where the one lies in the other when they look alike or the same, and null when they don't */
export function lookalikeOf(a: number, b: number, first: PreparedTarget, second: PreparedTarget): Lookalike | null {
  const { verdict, h } = compareTargets(first, second);
  return verdict === 'different' || !h ? null : { a, b, same: verdict === 'same', h };
}
