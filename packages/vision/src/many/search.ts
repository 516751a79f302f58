import { WORDS } from '../detect/pattern.js';
import { Kernels } from '../kernels/kernels.js';
import type { IndexFile } from './index-format.js';
import { Ranker } from './ranker.js';
import { type Keypoints, Sight } from './sight.js';
import { Support } from './support.js';
import { Tally } from './tally.js';

/** A target that a frame may show. */
export interface Candidate {
  /** Number of the target in the index. */
  readonly target: number;
  /** How much of the frame speaks for it; {@link PROBABLE} and more is rarely chance. */
  readonly support: number;
}

/** Keypoints with what tells them apart. */
export interface DescribedKeypoints extends Keypoints {
  readonly kind: Uint8Array;
  /** Eight words each. */
  readonly descriptors: Uint32Array;
}

/** Different targets compared for a keypoint. */
const WANTED = 10;
/** Share of bits that may differ in a match. */
const WORST = 0.35;
/** Targets that are looked at closely, and those of them that are matched anew, which decides their order. */
const SHORTLIST = { closely: 80, again: 40 };
/** The same where there are more than so many targets: as many right ones come first as when all 1,000 are matched anew. */
const SHORTLIST_OF_MANY = { closely: 400, again: 200 };
const MANY = 500;

/** Finds the targets of an index that a frame may show. */
export class Search {
  private readonly ranker: Ranker;
  private readonly sight: Sight;
  private readonly tally: Tally;
  private readonly support: Support;
  private readonly descriptors: Uint32Array;
  private readonly kind: Uint8Array;

  /** @param capacity most keypoints of a frame */
  constructor(
    private readonly index: IndexFile,
    private readonly capacity: number,
  ) {
    // Fewer targets than that leave no rival to compare with: then the worst allowed distance is the measure.
    const wanted = Math.min(WANTED, index.targets.length + 1);
    const bytes = Ranker.bytes(index, capacity, wanted) + Support.bytes(index, capacity, wanted);
    const more = Sight.bytes(index, capacity) + Tally.bytes(index.targets.length) + Ranker.queryBytes(capacity);
    const kernels = new Kernels(bytes + more);
    this.ranker = new Ranker(kernels, index, capacity, wanted);
    this.descriptors = new Uint32Array(kernels.buffer, kernels.reserve(capacity * WORDS * 4), capacity * WORDS);
    this.kind = kernels.bytes(capacity);
    this.sight = new Sight(kernels, index, capacity);
    this.tally = new Tally(kernels, this.sight, index.targets.length);
    this.support = new Support(kernels, index, this.sight, capacity, wanted);
  }

  /** The most probable targets, best first.
   * @param most how many to name at most */
  run(keypoints: DescribedKeypoints, most: number): Candidate[] {
    const { descriptors, kind, ranker, sight, support, tally } = this;
    const count = Math.min(keypoints.count, this.capacity);
    descriptors.set(keypoints.descriptors.subarray(0, count * WORDS));
    kind.set(keypoints.kind.subarray(0, count));
    const worst = Math.round(WORST * this.index.words * 32);
    ranker.run(descriptors.byteOffset, kind.byteOffset, count, worst);
    sight.load({ ...keypoints, count });
    tally.count(count, ranker);
    support.load(count, ranker);
    const { peak } = tally;
    const shortlist = this.index.targets.length > MANY ? SHORTLIST_OF_MANY : SHORTLIST;
    const byPeak = Array.from(peak.keys()).filter((target) => peak[target]! > 0);
    byPeak.sort((a, b) => peak[b]! - peak[a]! || a - b).splice(shortlist.closely);
    const near = bestFirst(byPeak, support.of(byPeak, ranker)).slice(0, shortlist.again);
    const again = near.map(({ target }) => target);
    const order = bestFirst(again, support.again(again, count, descriptors.byteOffset, kind.byteOffset, worst));
    return order.slice(0, most).map(({ target }) => near.find((candidate) => candidate.target === target)!);
  }
}

function bestFirst(targets: readonly number[], support: Float32Array): Candidate[] {
  const candidates = targets.map((target, i) => ({ target, support: support[i]! }));
  return candidates.sort((a, b) => b.support - a.support || a.target - b.target);
}
