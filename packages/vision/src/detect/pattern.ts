/** Words of 32 bits in a descriptor. */
export const WORDS = 8;

const RINGS = [
  { radius: 0, count: 1 },
  { radius: 2.6, count: 6 },
  { radius: 5.2, count: 8 },
  { radius: 8.2, count: 10 },
  { radius: 11.8, count: 12 },
] as const;

/** Samples inside this radius read the lightly smoothed plane, the others the strongly smoothed one, px. */
export const INNER_RADIUS = 4;
/** Farthest sample from a keypoint, px of its level. */
export const REACH = 13;
/** Orientations that the pattern is turned to. */
export const TURNS = 64;

function ringPoints(): { x: number; y: number }[] {
  const points: { x: number; y: number }[] = [];
  RINGS.forEach(({ radius, count }, ring) => {
    for (let i = 0; i < count; i++) {
      const angle = ((i + (ring % 2) / 2) / count) * 2 * Math.PI;
      points.push({ x: radius * Math.cos(angle), y: radius * Math.sin(angle) });
    }
  });
  return points;
}

const POINTS = ringPoints();
/** Samples of a keypoint's surroundings. */
export const SAMPLES = POINTS.length;
/** The first samples, which read the lightly smoothed plane. */
export const INNER_SAMPLES = POINTS.filter((p) => Math.hypot(p.x, p.y) < INNER_RADIUS).length;

/** Whole-pixel offsets (x, y) of every sample for every turn: the entry of sample s at turn t starts at 2 (t SAMPLES + s). */
export const OFFSETS = Int8Array.from(
  Array.from({ length: TURNS }, (_, turn) => {
    const angle = (turn / TURNS) * 2 * Math.PI;
    const cos = Math.cos(angle),
      sin = Math.sin(angle);
    return POINTS.flatMap(({ x, y }) => [Math.round(x * cos - y * sin), Math.round(x * sin + y * cos)]);
  }).flat(),
);
