import { scoreOf, type Trial } from '../proof/index.js';
import type { TrackabilityFacts } from './facts.js';
import { explain, type Reason, TOO_FEW } from './reasons.js';

export interface Trackability {
  /** 0 to 100; under 10 the picture will not be recognised. */
  score: number;
  /** What raises or lowers the score, the heaviest first, each with what to do. */
  reasons: Reason[];
  /** False when there is too little to compile anything from. */
  usable: boolean;
}

/** Corners that a picture needs to be found at all when no trial succeeded. */
const FEWEST_KEYPOINTS = 24;
/** Under this success nothing but a picture that fills the view is found, and that by luck. */
const LEAST = 0.06;

/** Scores a picture by what the engine made of it in a trial; the facts say why. */
export function rateTrackability(facts: TrackabilityFacts, trial: Trial): Trackability {
  const usable = facts.keypoints >= FEWEST_KEYPOINTS || trial.success >= LEAST;
  const score = scoreOf(trial);
  if (!usable) return { score: Math.min(9, score), reasons: [TOO_FEW], usable };
  return { score, reasons: explain(score, facts, trial), usable };
}
