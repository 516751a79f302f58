import type { Homography } from '../image/homography.js';
import type { Pyramid } from '../image/pyramid.js';
import type { Kernels } from '../kernels/kernels.js';
import { type Aligner, FOUND_BASE, FOUND_SHARE } from '../track/align.js';
import type { Blur } from '../track/blur.js';
import { KEEP_BASE, KEEP_SHARE } from '../track/follower.js';
import type { Template } from '../track/template.js';
import { Extractor } from './features.js';
import { LoadedIndex, Matcher } from './match.js';
import type { ViewIndex } from './views.js';
import { type Hypothesis, Voter } from './vote.js';

/** A target made ready for detection and tracking. */
export interface PreparedTarget {
  readonly template: Template;
  readonly index: ViewIndex;
}

/** Looks at a frame, the cheap one first: most targets are large enough to be found in the smaller levels. */
const STAGES = [
  { levels: [1, 2], hypotheses: 4 },
  { levels: [0], hypotheses: 20 },
];
/** By level: the strongest keypoint of each kind is kept in squares of this side, px of the level. */
const CELLS = [16, 20, 24];
/** By level: about how many keypoints are kept. */
const LIMITS = [2000, 1200, 400];
const WORST_DISTANCE = 80;
/** Most keypoints of a frame. */
const CAPACITY = 4800;
const STILL: Blur = { x: 0, y: 0, sigma: 0 };
/** Certainty below which a hypothesis is given up after the first and the second level: right ones were never seen below
 * 0.16 and 1, nineteen in twenty wrong ones stay below 0.6. */
const HOPELESS = [0.1, 0.3];
/** Above this certainty no other hypothesis is tried. */
const SURE = 3.2;

function hypothesesOf(number: number): Hypothesis[] {
  return Array.from({ length: number }, () => ({ h: new Float64Array(9), support: 0 }));
}

/** Solidity that a detection must have: wrong ones on plain photographs, of edges and shadings alone, reached 0.79, right
 * ones in the worst light and blur stay above 1. */
const SOLID = 0.95;
/** So many frames in a row without a target, fewer hypotheses are tried, except in one frame of a few. */
const PATIENCE = 30;
const IDLE_HYPOTHESES = 5;
const THOROUGH_EVERY = 3;

/** Finds targets in a frame with nothing known beforehand. */
export class Detector {
  /** How clearly the last target was found, as a {@link Follower} measures it. */
  certainty = 0;
  private readonly extractor: Extractor;
  private readonly matcher: Matcher;
  private readonly loaded: readonly LoadedIndex[];
  private readonly voter: Voter;
  private misses = 0;
  /** The target that the matcher's pairs belong to. */
  private matched = -1;
  private readonly guess: Homography = new Float64Array(9);
  private readonly hypotheses = STAGES.map(({ hypotheses }) => hypothesesOf(hypotheses));

  /** Bytes of the kernels' memory that a detector takes. */
  static bytes(targets: readonly PreparedTarget[], width: number, height: number): number {
    let bytes = Extractor.bytes(width * height, CAPACITY) + Matcher.bytes(CAPACITY) + Voter.bytes;
    for (const target of targets) bytes += LoadedIndex.bytes(target.index);
    return bytes;
  }

  constructor(
    kernels: Kernels,
    private readonly targets: readonly PreparedTarget[],
    private readonly pyramid: Pyramid,
    private readonly aligner: Aligner,
  ) {
    const base = pyramid.levels[0]!;
    this.extractor = new Extractor(kernels, base.width * base.height, CAPACITY);
    this.matcher = new Matcher(kernels, CAPACITY);
    this.voter = new Voter(kernels);
    this.loaded = targets.map((target) => new LoadedIndex(kernels, target.index));
  }

  /** Looks for targets in the pyramid's frame.
   * @param first the one to begin with
   * @param number how many to look for, in turn
   * @param h where the homography goes, target px -> frame px
   * @returns the target that was found and verified against its template, or -1 */
  find(first: number, number: number, h: Homography): number {
    this.extractor.count = 0;
    this.matched = -1;
    for (let stage = 0; stage < STAGES.length; stage++) {
      const from = this.extractor.count;
      for (const level of STAGES[stage]!.levels) this.look(level);
      for (let i = 0; i < number; i++) {
        const target = (first + i) % this.targets.length;
        if (this.recognise(target, from, this.hypotheses[stage]!, h)) {
          this.misses = 0;
          return target;
        }
      }
    }
    this.misses++;
    return -1;
  }

  private look(level: number): void {
    const plane = this.pyramid.levels[level];
    if (plane) this.extractor.extract(plane, CELLS[level]!, level, LIMITS[level]!);
  }

  /** Looks for one target among the keypoints.
   * @param from the first keypoint that was not there in the last stage */
  private recognise(number: number, from: number, hypotheses: Hypothesis[], h: Homography): boolean {
    const { template, index } = this.targets[number]!;
    this.matcher.run(this.extractor, this.matched === number ? from : 0, this.loaded[number]!, WORST_DISTANCE);
    this.matched = number;
    const size = Math.max(template.width, template.height);
    const found = this.voter.run(this.extractor, index, this.matcher, size, hypotheses);
    let best = 0;
    const guess = this.guess;
    const idle = this.misses > PATIENCE && this.misses % THOROUGH_EVERY !== 0;
    const most = idle ? Math.min(found, IDLE_HYPOTHESES) : found;
    for (let i = 0; i < most && best < SURE; i++) {
      guess.set(hypotheses[i]!.h);
      const coarsest = this.aligner.coarsest(template, guess);
      if (!this.aligner.align(template, guess, coarsest, 0, 2, STILL, HOPELESS)) continue;
      const certainty = this.aligner.certainty(FOUND_BASE, FOUND_SHARE);
      if (this.aligner.solidity(FOUND_BASE, FOUND_SHARE) < SOLID) continue;
      if (certainty > Math.max(1, best) && this.aligner.isPlausible(template, guess)) {
        best = certainty;
        this.certainty = this.aligner.certainty(KEEP_BASE, KEEP_SHARE);
        h.set(guess);
      }
    }
    return best > 0;
  }
}
