// What a tracker's results on one clip are worth, against the clip's true homographies.
const NEAR = 30;
const GOOD = 5;
const FOUND = 10;
/** Frames of one re-appearance in a cold clip: three without the target, twelve with it. */
const ROUND = 15;
const AWAY = 3;

const sorted = (values) => [...values].sort((a, b) => a - b);
const median = (values) => {
  const v = sorted(values);
  if (v.length === 0) return null;
  return v.length % 2 === 1 ? v[v.length >> 1] : (v[v.length / 2 - 1] + v[v.length / 2]) / 2;
};

/** The target's corners under a homography, x and y by turns, px: top left first, clockwise. */
export function cornersUnder(h, width, height) {
  const corners = [];
  for (const [x, y] of [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ]) {
    const w = h[6] * x + h[7] * y + h[8];
    corners.push((h[0] * x + h[1] * y + h[2]) / w, (h[3] * x + h[4] * y + h[5]) / w);
  }
  return corners;
}

/** Mean distance between two sets of corners, px. */
export function cornerError(a, b) {
  let sum = 0;
  for (let i = 0; i < 8; i += 2) sum += Math.hypot(a[i] - b[i], a[i + 1] - b[i + 1]);
  return sum / 4;
}

/** Scores one clip. `truth` is its groundtruth.json, `result` what run.mjs wrote. */
export function score(truth, result) {
  const { w, h } = truth.target;
  const errors = [];
  const seen = [];
  const shakes = [];
  let absent = 0;
  let wrong = 0;
  let before = null;
  result.frames.forEach(({ corners, mode }, i) => {
    const known = cornersUnder(truth.H[i].flat(), w, h);
    const error = corners ? cornerError(corners, known) : null;
    seen.push(error);
    if (truth.visible[i]) errors.push(error ?? Number.POSITIVE_INFINITY);
    else if (truth.category === 'negative' || truth.inside[i] < 0.05) {
      absent += 1;
      if (corners) wrong += 1;
    }
    const offset = error !== null && error < 20 ? corners.map((v, k) => v - known[k]) : null;
    if (offset && before && mode === 'track') {
      shakes.push(offset.reduce((sum, v, k) => sum + (v - before[k]) ** 2, 0) / 8);
    }
    before = offset;
  });
  const locks = [];
  if (truth.category === 'cold') {
    for (let from = AWAY; from + ROUND - AWAY <= seen.length; from += ROUND) {
      locks.push(seen.slice(from, from + ROUND - AWAY).some((e) => e !== null && e < FOUND));
    }
  }
  const times = (mode) => median(result.frames.filter((f) => f.mode === mode).map((f) => f.ms));
  return {
    category: truth.category,
    level: truth.level,
    p5: errors.length > 0 ? errors.filter((e) => e < GOOD).length / errors.length : null,
    error: median(errors.filter((e) => e < NEAR)),
    wobble: shakes.length > 0 ? Math.sqrt(shakes.reduce((a, b) => a + b, 0) / shakes.length) : null,
    absent,
    wrong,
    locks,
    detectMs: times('detect'),
    trackMs: times('track'),
  };
}
