import { clipFrames, clipTruth, EASY_HAND, type HandMotion, listPhotographs, readPicture } from '@argument/testing';
import { compileMarker } from '../compile/compile.js';
import type { Plane } from '../image/plane.js';
import { prepareTarget, Tracker } from './index.js';

// Looked up once: a test runner's sandbox makes every look-up of a global slow.
const { exp, hypot, max, min, sqrt } = Math;
const WIDTH = 640;
const HEIGHT = 480;
const FRAMES = 3;
/** Frames of a path of which the first few are shown, so that the hand moves at a hand's pace. */
const PATH = 120;
/** Long side of the photographs, px: that of a marker, so that its px are theirs. */
const DETAIL = 640;

/** What a category must reach at least over three photographs: the share of frames with a corner error below 5 px, the
 * median of that error and the change of it from frame to frame, px. They only rise: a change that improves a figure
 * tightens its floor. */
const FLOORS = {
  plain: { found: 1, error: 0.25, wobble: 0.1 },
  tilted: { found: 1, error: 0.3, wobble: 0.15 },
  far: { found: 1, error: 0.3, wobble: 0.2 },
  dark: { found: 1, error: 0.5, wobble: 0.4 },
  defocused: { found: 1, error: 1, wobble: 0.5 },
  covered: { found: 1, error: 0.4, wobble: 0.3 },
  glare: { found: 1, error: 0.4, wobble: 0.3 },
} as const;
type Category = keyof typeof FLOORS;

type Frame = Uint8Array;

let state = 1;
const random = (): number => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 2 ** 32;
};

/** A seventh of the light and a sensor that is noisy for it. */
function dark(frame: Frame): Frame {
  return frame.map((v) => v / 7 + 12 + 3 * (random() + random() + random() + random() - 2) * sqrt(3));
}

/** A lens out of focus: twice the mean of seven px each way. */
function defocus(frame: Frame): Frame {
  let out = frame;
  for (let round = 0; round < 2; round++) {
    for (const step of [1, WIDTH]) {
      const from = out;
      out = Uint8Array.from(from);
      for (let i = 3 * step; i < from.length - 3 * step; i++) {
        let sum = 3;
        for (let k = -3; k <= 3; k++) sum += from[i + k * step]!;
        out[i] = sum / 7;
      }
    }
  }
  return out;
}

/** A hand over the left third of what is in the frame. */
function cover(frame: Frame): Frame {
  return frame.map((v, i) => (i % WIDTH < 0.4 * WIDTH && i > 0.3 * frame.length ? 150 + 9 * random() : v));
}

/** A lamp's reflection near the middle. */
function glare(frame: Frame): Frame {
  return frame.map((v, i) => {
    const far = hypot((i % WIDTH) - 0.58 * WIDTH, i / WIDTH - 0.45 * HEIGHT);
    return min(255, v + 400 * exp((-far * far) / 9000));
  });
}

const same = (frame: Frame): Frame => frame;
const VIEWS: { motion: HandMotion; shown: [Category, (frame: Frame) => Frame][] }[] = [
  {
    motion: EASY_HAND,
    shown: [
      ['plain', same],
      ['dark', dark],
      ['defocused', defocus],
      ['covered', cover],
      ['glare', glare],
    ],
  },
  { motion: { ...EASY_HAND, tilt: 48, tiltSway: 4 }, shown: [['tilted', same]] },
  { motion: { ...EASY_HAND, fill: 0.24 }, shown: [['far', same]] },
];

function grey(colour: Uint8Array): Uint8Array {
  const out = new Uint8Array(colour.length / 3);
  for (let i = 0, k = 0; i < out.length; i++, k += 3) {
    out[i] = (77 * colour[k]! + 150 * colour[k + 1]! + 29 * colour[k + 2]! + 128) >> 8;
  }
  return out;
}

interface Figures {
  errors: number[];
  shakes: number[];
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1]!;

/** Shows a tracker the frames and notes its corners' errors against the truth. */
function watch(tracker: Tracker, frames: readonly Frame[], truth: readonly number[][], into: Figures): void {
  let before: number[] | undefined;
  frames.forEach((frame, f) => {
    const seen = tracker.process(frame);
    const off = seen.target < 0 ? undefined : truth[f]!.map((v, k) => seen.corners[k]! - v);
    let error = Number.POSITIVE_INFINITY;
    if (off) {
      error = 0;
      for (let k = 0; k < 8; k += 2) error += hypot(off[k]!, off[k + 1]!) / 4;
      if (before) into.shakes.push(off.reduce((sum, v, k) => sum + (v - before![k]!) ** 2, 0) / 8);
    }
    into.errors.push(error);
    before = off;
  });
}

describe('the floors of the tracker', () => {
  const figures = new Map<Category, Figures>();
  let wrong = 0;

  beforeAll(async () => {
    const targets: {
      name: string;
      picture: Awaited<ReturnType<typeof readPicture>>;
      ready: ReturnType<typeof prepareTarget>;
    }[] = [];
    for (const { name, file } of await listPhotographs()) {
      const picture = await readPicture(file, DETAIL);
      const plane: Plane = { width: picture.width, height: picture.height, data: grey(picture.data) };
      targets.push({ name, picture, ready: prepareTarget(compileMarker(plane)) });
    }
    targets.forEach(({ name, picture, ready }, t) => {
      const other = new Tracker([targets[(t + 1) % targets.length]!.ready], WIDTH, HEIGHT);
      for (const { motion, shown } of VIEWS) {
        const options = { target: picture, frames: PATH, seed: name, motion };
        const truth = clipTruth(options).frames.map(({ corners }) => corners!.flatMap(({ x, y }) => [x, y]));
        const frames: Frame[] = [];
        for (const frame of clipFrames(options)) if (frames.push(grey(frame)) === FRAMES) break;
        for (const [category, change] of shown) {
          const into = figures.get(category) ?? { errors: [], shakes: [] };
          figures.set(category, into);
          state = 1;
          const changed = frames.map(change);
          watch(new Tracker([ready], WIDTH, HEIGHT), changed, truth, into);
          if (other.process(changed[0]!).target >= 0) wrong++;
        }
      }
    });
  }, 180_000);

  it.each(Object.keys(FLOORS) as Category[])('%s', (category) => {
    const { errors, shakes } = figures.get(category)!;
    const floor = FLOORS[category];
    const found = errors.filter((e) => e < 5).length / errors.length;
    const error = median(errors),
      wobble = sqrt(shakes.reduce((a, b) => a + b, 0) / max(1, shakes.length));
    // One message with all figures.
    const text = `found ${found.toFixed(2)}, error ${error.toFixed(3)} px, wobble ${wobble.toFixed(3)} px`;
    expect([text, found >= floor.found, error <= floor.error, wobble <= floor.wobble]).toEqual([
      text,
      true,
      true,
      true,
    ]);
  });

  it('nothing is shown on another picture', () => {
    expect(wrong).toBe(0);
  });
});
