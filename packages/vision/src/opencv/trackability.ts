/** What a score is made of; see {@link rateTrackability}. */
export interface TrackabilityFacts {
  /** Keypoints found. */
  keypoints: number;
  /** Of these, the part that another place of the picture is mistaken for; 0 to 1. */
  ambiguous: number;
  /** Part of the picture's cells that hold keypoints; 0 to 1. */
  coverage: number;
  /** Part of the picture's cells that are flat; 0 to 1. */
  flat: number;
  /** The largest flat side of the picture, if one stands out. */
  flatSide: 'top' | 'bottom' | 'left' | 'right' | null;
  /** Standard deviation of luminance, 0 to 128. */
  contrast: number;
  /** Long side by short side, 1 or more. */
  aspect: number;
}

export interface Trackability {
  /** 0 to 100; under 10 the picture will not be recognised. */
  score: number;
  /** What raises or lowers the score, the heaviest first, each with what to do. */
  reasons: { code: string; message: string }[];
  /** False when there is too little to compile anything from. */
  usable: boolean;
}

/** Keypoints that a picture needs to be found at all: fewer don't fix a pose in one noisy frame. */
const FEWEST_KEYPOINTS = 24;
/** Distinct keypoints beyond which more change nothing. */
const PLENTY_KEYPOINTS = 450;

/** Scores a picture as a target. The factors multiply: one bad property cannot be outweighed by the others. */
export function rateTrackability(facts: TrackabilityFacts): Trackability {
  const distinct = facts.keypoints * (1 - facts.ambiguous);
  const usable = facts.keypoints >= FEWEST_KEYPOINTS;
  if (!usable) return { score: Math.min(9, Math.floor(facts.keypoints / 4)), reasons: [TOO_FEW], usable };
  const amount = clamp((distinct - FEWEST_KEYPOINTS / 2) / (PLENTY_KEYPOINTS - FEWEST_KEYPOINTS / 2)) ** 0.6;
  const spread = 0.3 + 0.7 * clamp(facts.coverage / 0.75);
  const contrast = 0.4 + 0.6 * clamp((facts.contrast - 8) / 32);
  const distinctness = 1 - 0.45 * facts.ambiguous;
  const shape = 1 - 0.4 * clamp((facts.aspect - 2) / 2);
  const score = Math.round(100 * amount * spread * contrast * distinctness * shape);
  const weighed = [
    { weight: 1 - amount, reason: facts.keypoints > 250 ? null : FEW },
    { weight: 1 - spread, reason: uneven(facts) },
    { weight: 1 - contrast, reason: facts.contrast < 30 ? LOW_CONTRAST : null },
    { weight: 1 - distinctness, reason: facts.ambiguous > 0.35 ? REPETITIVE : null },
    { weight: 1 - shape, reason: facts.aspect > 2.4 ? ELONGATED : null },
  ];
  const reasons = weighed.sort((a, b) => b.weight - a.weight).flatMap(({ reason }) => (reason ? [reason] : []));
  if (reasons.length === 0) reasons.push(GOOD);
  return { score, reasons, usable };
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));

function uneven({ coverage, flat, flatSide }: TrackabilityFacts) {
  if (coverage >= 0.55) return null;
  const where = flatSide ? `the ${flatSide} of the picture` : `${Math.round(flat * 100)} % of the picture`;
  const advice = flatSide ? `Crop away the ${flatSide} or put something there` : 'Crop to the part with details';
  return {
    code: 'uneven_features',
    message: `Details cover only part of it; ${where} is nearly empty. ${advice}, so that the overlay holds when parts are hidden.`,
  };
}

const TOO_FEW = {
  code: 'too_few_features',
  message:
    'There is almost nothing in this picture that a camera can hold on to. Use a picture with many sharp details: ' +
    'a photo with objects, an illustration, text in several sizes. Plain colours and soft gradients cannot be found.',
};
const FEW = {
  code: 'few_features',
  message: 'There are few sharp details. Add some: text, a pattern without repeats, a sharper or larger photo.',
};
const LOW_CONTRAST = {
  code: 'low_contrast',
  message: 'Light and dark are close together. Raise the contrast, so that it is also found in dim light.',
};
const REPETITIVE = {
  code: 'repetitive',
  message: 'Many parts look alike, as in a tiled pattern or rows of the same shape. Add something unique to each area.',
};
const ELONGATED = {
  code: 'elongated',
  message:
    'The picture is very long and narrow. A shape closer to 4:3 is found from further away and at steeper angles.',
};
const GOOD = { code: 'good', message: 'Many sharp, distinct details, well spread. This picture will be found fast.' };
