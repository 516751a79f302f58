import type { Trial } from '../proof/index.js';
import type { TrackabilityFacts } from './facts.js';

/** One thing that raises or lowers a score, with what to do about it. */
// A type and not an interface, so that it can be kept as JSON.
export type Reason = { code: string; message: string };

/** Below this a score is explained by what is wrong. */
const PRAISE_FROM = 80;

/** Why a picture scores as it does, the heaviest first; never empty. */
export function explain(score: number, facts: TrackabilityFacts, trial: Trial): Reason[] {
  const weighed: { weight: number; reason: Reason | null }[] = [
    { weight: 1.2 * facts.ambiguous, reason: facts.ambiguous > 0.35 ? REPETITIVE : null },
    { weight: facts.text, reason: facts.text > 0.45 ? TEXT_LIKE : null },
    { weight: 1.1 - facts.coverage, reason: uneven(facts) },
    { weight: 1 - facts.contrast / 40, reason: facts.contrast < 30 ? LOW_CONTRAST : null },
    { weight: 0.9 * (1 - trial.dim), reason: trial.dim < 0.5 && trial.near > 0.6 ? NEEDS_LIGHT : null },
    { weight: 0.9 * (1 - trial.far), reason: trial.far < 0.5 && trial.near > 0.6 ? TOO_FINE : null },
    { weight: 1 - facts.keypoints / 150, reason: facts.keypoints < 120 && trial.near < 1 ? FEW : null },
    { weight: (facts.aspect - 1) / 3, reason: facts.aspect > 2.4 ? ELONGATED : null },
  ];
  const reasons = weighed.sort((a, b) => b.weight - a.weight).flatMap(({ reason }) => (reason ? [reason] : []));
  if (score >= PRAISE_FROM) return [GOOD, ...reasons.filter(({ code }) => HINTS.has(code))];
  if (reasons.length === 0) reasons.push(score >= 50 ? FAIR : FEW);
  return reasons.slice(0, MOST);
}

/** More are not read. */
const MOST = 4;

function uneven({ coverage, flat, flatSide }: TrackabilityFacts): Reason | null {
  if (coverage >= 0.55 || flat < 0.25) return null;
  const where = flatSide ? `the ${flatSide} of the picture` : `${Math.round(flat * 100)} % of the picture`;
  const advice = flatSide ? `Crop away the ${flatSide} or put something there` : 'Crop to the part with details';
  return {
    code: 'uneven_features',
    message: `Details cover only part of it; ${where} is nearly empty. ${advice}, so that the overlay holds when parts are hidden.`,
  };
}

export const TOO_FEW: Reason = {
  code: 'too_few_features',
  message:
    'There is almost nothing in this picture that a camera can hold on to. Use a picture with many sharp details: ' +
    'a photo with objects, an illustration, text in several sizes. Plain colours and soft gradients cannot be found.',
};
const FEW: Reason = {
  code: 'few_features',
  message:
    'There are few details that a camera can hold on to. Add some: large shapes, a headline, a sharper or closer photo.',
};
const LOW_CONTRAST: Reason = {
  code: 'low_contrast',
  message: 'Light and dark are close together. Raise the contrast, so that it is also found in dim light.',
};
const NEEDS_LIGHT: Reason = {
  code: 'needs_light',
  message: 'It is hardly recognised in dim light. Darker darks and larger shapes help; else hang it where it is lit.',
};
const TOO_FINE: Reason = {
  code: 'fine_details',
  message:
    'Its details are too fine to be seen from afar. Print it larger, crop closer, or add large shapes or a headline.',
};
const REPETITIVE: Reason = {
  code: 'repetitive',
  message: 'Many parts look alike, as in a tiled pattern or rows of the same shape. Add something unique to each area.',
};
const TEXT_LIKE: Reason = {
  code: 'text_like',
  message:
    'It is mostly small text, and lines of text look alike from afar. Add a picture, a logo or a large headline.',
};
const ELONGATED: Reason = {
  code: 'elongated',
  message:
    'The picture is very long and narrow. A shape closer to 4:3 is found from further away and at steeper angles.',
};
const FAIR: Reason = {
  code: 'fair',
  message: 'It is recognised in most places. Larger shapes and more contrast make it safer from afar and in dim light.',
};
const GOOD: Reason = {
  code: 'good',
  message: 'Many distinct details that show from afar, at an angle and in dim light. This picture will be found fast.',
};
/** Worth saying beside praise. */
const HINTS = new Set(['uneven_features', 'low_contrast', 'elongated', 'text_like']);
