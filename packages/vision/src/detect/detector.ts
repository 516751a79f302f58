import type { Homography } from '../image/homography.js';
import type { Pyramid } from '../image/pyramid.js';
import type { Kernels } from '../kernels/kernels.js';
import type { Aligner } from '../track/align.js';
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

/** Levels of the frame in which keypoints are looked for. */
const LEVELS = 3;
/** By level: the strongest keypoint of each kind is kept in squares of this side, px of the level. */
const CELLS = [16, 20, 24];
const WORST_DISTANCE = 80;
/** Most keypoints of a frame. */
const CAPACITY = 4800;
const STILL: Blur = { x: 0, y: 0, sigma: 0 };
/** A detection must fit this many patches, and this share of those in the frame besides. */
const BASE = 8;
const SHARE = 0.2;
/** Above this certainty no other hypothesis is tried. */
const SURE = 3.2;

/** Finds targets in a frame with nothing known beforehand. */
export class Detector {
  /** How clearly the last target was found, as a {@link Follower} measures it. */
  certainty = 0;
  private readonly extractor: Extractor;
  private readonly matcher: Matcher;
  private readonly loaded: readonly LoadedIndex[];
  private readonly voter = new Voter();
  private readonly guess: Homography = new Float64Array(9);
  private readonly hypotheses: Hypothesis[] = Array.from({ length: 6 }, () => ({ h: new Float64Array(9), support: 0 }));

  /** Bytes of the kernels' memory that a detector takes. */
  static bytes(targets: readonly PreparedTarget[], width: number, height: number): number {
    let bytes = Extractor.bytes(width * height, CAPACITY) + Matcher.bytes(CAPACITY);
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
    this.loaded = targets.map((target) => new LoadedIndex(kernels, target.index));
  }

  /** Looks for keypoints; call once a frame, before {@link find}. */
  look(): void {
    this.extractor.count = 0;
    for (let level = 0; level < Math.min(LEVELS, this.pyramid.levels.length); level++) {
      this.extractor.extract(this.pyramid.levels[level]!, CELLS[level]!, level);
    }
  }

  /** Looks for one target among the frame's keypoints.
   * @param number which one
   * @param h where the homography goes, target px -> frame px
   * @returns whether the target was found and verified against its template */
  find(number: number, h: Float64Array): boolean {
    const { template, index } = this.targets[number]!;
    this.matcher.run(this.extractor, this.loaded[number]!, WORST_DISTANCE);
    const size = Math.max(template.width, template.height);
    const found = this.voter.run(this.extractor, index, this.matcher, size, this.hypotheses);
    let best = 0;
    const guess = this.guess;
    for (let i = 0; i < found && best < SURE; i++) {
      guess.set(this.hypotheses[i]!.h);
      const from = this.aligner.coarsest(template, guess);
      if (!this.aligner.align(template, guess, from, 0, 2, STILL)) continue;
      const certainty = this.aligner.certainty(BASE, SHARE);
      if (certainty > Math.max(1, best) && this.aligner.isPlausible(template, guess)) {
        best = certainty;
        this.certainty = this.aligner.certainty(KEEP_BASE, KEEP_SHARE);
        h.set(guess);
      }
    }
    return best > 0;
  }
}
