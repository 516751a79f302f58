import type { PreparedTarget } from '../detect/detector.js';
import { indexViews } from '../detect/views.js';
import { writeMarker } from '../format/marker.js';
import { createPlane, type Plane } from '../image/plane.js';
import { createTemplate } from '../track/template.js';
import { type IndexFile, readIndex, writeIndex } from './index-format.js';
import { lookalikeOf, suspects } from './lookalikes.js';
import { ManyTracker } from './many-tracker.js';
import { mergeSignatures } from './merge.js';
import { signatureOf } from './signature.js';

const { cos, floor, max, min, sin } = Math;
const WIDTH = 320;
const HEIGHT = 240;
const TARGETS = 14;

function randomFrom(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Discs and bars; `words` changes a box in the middle only. */
function drawPicture(seed: number, words = seed): Plane {
  const plane = createPlane(320, 240);
  plane.data.fill(225);
  const fill = (x: number, y: number, rx: number, ry: number, grey: number, disc: boolean): void => {
    for (let v = max(0, floor(y - ry)); v < min(240, y + ry); v++)
      for (let u = max(0, floor(x - rx)); u < min(320, x + rx); u++)
        if (!disc || ((u - x) / rx) ** 2 + ((v - y) / ry) ** 2 < 1) plane.data[v * 320 + u] = grey;
  };
  const random = randomFrom(seed);
  for (let n = 0; n < 120; n++)
    fill(random() * 320, random() * 240, 4 + random() * 22, 4 + random() * 22, random() * 255, random() < 0.5);
  const other = randomFrom(words + 1000);
  fill(160, 120, 70, 40, 240, false);
  for (let n = 0; n < 30; n++)
    fill(95 + other() * 130, 85 + other() * 70, 2 + other() * 9, 2 + other() * 9, other() * 150, n % 2 === 0);
  return plane;
}

/** The picture on a grey table, shrunk and turned; every frame pixel the mean of four samples. */
function photograph(picture: Plane | null, angle: number, scale: number): Uint8Array {
  const frame = new Uint8Array(WIDTH * HEIGHT).fill(110);
  const c = cos(angle) / scale,
    s = sin(angle) / scale;
  for (let i = 0; picture && i < frame.length; i++) {
    let sum = 0;
    for (let k = 0; k < 4; k++) {
      const fx = (i % WIDTH) + 0.25 + (k % 2) / 2 - WIDTH / 2,
        fy = floor(i / WIDTH) + 0.25 + floor(k / 2) / 2 - HEIGHT / 2;
      const x = floor(c * fx + s * fy + 160),
        y = floor(c * fy - s * fx + 120);
      sum += x >= 0 && y >= 0 && x < 320 && y < 240 ? picture.data[y * 320 + x]! : 110;
    }
    frame[i] = sum / 4;
  }
  return frame;
}

// Without the compiler, which takes its time: the picture as it is.
function prepare(picture: Plane): PreparedTarget {
  const template = createTemplate(picture);
  return { template, index: indexViews(template) };
}
const keyOf = (number: number): string => number.toString(16).padStart(32, '0');

/** Shows a frame for some time and hands over what is asked for, as the viewer does. */
function look(tracker: ManyTracker, frame: Uint8Array, markers: readonly Uint8Array[], asked: number[] = []): number {
  for (let n = 0; n < 6; n++) {
    const { target, wanted } = tracker.process(frame);
    if (target >= 0) return target;
    for (const number of wanted) {
      asked.push(number);
      tracker.supply(number, markers[number]!);
    }
  }
  return -1;
}

describe('an index of many targets', () => {
  // The last is the first with other words.
  const pictures = Array.from({ length: TARGETS }, (_, i) => drawPicture(i === TARGETS - 1 ? 0 : i, i));
  const prepared = pictures.map(prepare);
  const markers = pictures.map((picture) => writeMarker({ picture }, 10));
  const signatures = prepared.map((target, i) => signatureOf(target, keyOf(i)));
  const merged = mergeSignatures(signatures);
  const pairs = suspects(merged, signatures);
  const index: IndexFile = {
    ...merged,
    lookalikes: pairs.flatMap(([a, b]) => lookalikeOf(a, b, prepared[a]!, prepared[b]!) ?? []),
  };

  it('is the same bytes every time, a few kilobytes a target', () => {
    const bytes = writeIndex(merged);
    expect(writeIndex(mergeSignatures(signatures))).toEqual(bytes);
    expect(bytes.length / TARGETS).toBeLessThan(3200);
    expect(readIndex(bytes).targets.map(({ key }) => key)).toEqual(pictures.map((_, i) => keyOf(i)));
  });

  it('knows the two that look alike, and only those', () => {
    expect(index.lookalikes).toMatchObject([{ a: 0, b: TARGETS - 1, same: false }]);
  });

  it('shows the right target, and asks for few markers', () => {
    const tracker = new ManyTracker(index, WIDTH, HEIGHT);
    for (const number of [3, 7, 12]) {
      const asked: number[] = [];
      tracker.reset();
      expect(look(tracker, photograph(pictures[number]!, 0.4, 0.8), markers, asked)).toBe(number);
      expect(asked.length).toBeLessThan(5);
    }
  });

  it('tells look-alikes apart by what differs', () => {
    const tracker = new ManyTracker(index, WIDTH, HEIGHT);
    for (const number of [0, TARGETS - 1]) {
      tracker.reset();
      expect(look(tracker, photograph(pictures[number]!, -0.2, 0.85), markers)).toBe(number);
    }
  });

  it('shows nothing on pictures that it does not have', () => {
    const tracker = new ManyTracker(index, WIDTH, HEIGHT);
    for (let n = 0; n < 6; n++) {
      const picture = n === 0 ? null : drawPicture(500 + n);
      expect(look(tracker, photograph(picture, 0.1 * n, 0.9), markers)).toBe(-1);
    }
  });
});
