import type { Homography } from '../image/homography.js';
import type { Pyramid } from '../image/pyramid.js';
import type { Aligner, Blur } from '../track/align.js';
import type { Template } from '../track/template.js';
import { Extractor, Features } from './features.js';
import { Matches, matchNearest } from './match.js';
import type { ViewIndex } from './views.js';
import { type Hypothesis, Voter } from './vote.js';

/** A target made ready for detection and tracking. */
export interface PreparedTarget {
  readonly template: Template;
  readonly index: ViewIndex;
}

/** Levels of the frame in which keypoints are looked for. */
const LEVELS = 3;
/** The strongest keypoint of each kind is kept in squares of this side, px of the level. */
const CELL = 24;
const WORST_DISTANCE = 80;
const STILL: Blur = { x: 0, y: 0 };
/** A detection must fit this many patches, and this share of those in the frame besides. */
const BASE = 8;
const SHARE = 0.2;
/** Above this certainty no other hypothesis is tried. */
const SURE = 3.2;

/** Finds targets in a frame with nothing known beforehand. */
export class Detector {
  private readonly extractor: Extractor;
  private readonly features = new Features(3200);
  private readonly matches = new Matches(3200);
  private readonly voter = new Voter();
  private readonly guess: Homography = new Float64Array(9);
  private readonly hypotheses: Hypothesis[] = Array.from({ length: 4 }, () => ({ h: new Float64Array(9), support: 0 }));

  constructor(
    private readonly pyramid: Pyramid,
    private readonly aligner: Aligner,
  ) {
    const base = pyramid.levels[0]!;
    this.extractor = new Extractor(base.width * base.height);
  }

  /** Looks for keypoints; call once a frame, before {@link find}. */
  look(): void {
    this.features.count = 0;
    for (let level = 0; level < Math.min(LEVELS, this.pyramid.levels.length); level++) {
      this.extractor.extract(this.pyramid.levels[level]!, CELL, level, this.features);
    }
  }

  /** Looks for one target among the frame's keypoints.
   * @param h where the homography goes, target px -> frame px
   * @returns whether the target was found and verified against its template */
  find(target: PreparedTarget, h: Float64Array): boolean {
    const { template, index } = target;
    matchNearest(this.features, index, WORST_DISTANCE, this.matches);
    const size = Math.max(template.width, template.height);
    const found = this.voter.run(this.features, index, this.matches, size, this.hypotheses);
    let best = 0;
    const guess = this.guess;
    for (let i = 0; i < found && best < SURE; i++) {
      guess.set(this.hypotheses[i]!.h);
      if (!this.aligner.isPlausible(template, guess)) continue;
      const from = this.aligner.coarsest(template, guess);
      if (!this.aligner.align(template, guess, from, 0, 2, STILL)) continue;
      const certainty = this.aligner.certainty(BASE, SHARE);
      if (certainty > Math.max(1, best) && this.aligner.isPlausible(template, guess)) {
        best = certainty;
        h.set(guess);
      }
    }
    return best > 0;
  }
}
