import { compileMarker } from '../compile/compile.js';
import { invertInto, mapPoints } from '../image/homography.js';
import { createPlane, type Plane } from '../image/plane.js';
import { prepareTarget, Tracker } from './index.js';

const WIDTH = 320;
const HEIGHT = 240;

/** A picture of discs and bars that no two places of look alike. */
function drawTarget(): Plane {
  const plane = createPlane(480, 360);
  plane.data.fill(225);
  let state = 11;
  const random = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  for (let n = 0; n < 130; n++) {
    const cx = random() * 480,
      cy = random() * 360,
      rx = 6 + random() * 34,
      ry = 6 + random() * 34;
    const grey = random() * 255,
      isDisc = random() < 0.5;
    for (let y = Math.max(0, Math.floor(cy - ry)); y < Math.min(360, cy + ry); y++) {
      for (let x = Math.max(0, Math.floor(cx - rx)); x < Math.min(480, cx + rx); x++) {
        if (!isDisc || ((x - cx) / rx) ** 2 + ((y - cy) / ry) ** 2 < 1) plane.data[y * 480 + x] = grey;
      }
    }
  }
  return plane;
}

/** The target on a grey table, every frame pixel the mean of nine samples. */
function photograph(target: Plane, h: Float64Array, width = WIDTH, height = HEIGHT): Uint8Array {
  const frame = new Uint8Array(width * height);
  const m = new Float64Array(9);
  invertInto(m, h);
  for (let i = 0; i < frame.length; i++) {
    let sum = 0;
    for (let s = 0; s < 9; s++) {
      const fx = (i % width) + ((s % 3) + 0.5) / 3,
        fy = Math.floor(i / width) + (Math.floor(s / 3) + 0.5) / 3;
      const w = 0.75 / (m[6]! * fx + m[7]! * fy + m[8]!);
      const x = Math.floor((m[0]! * fx + m[1]! * fy + m[2]!) * w),
        y = Math.floor((m[3]! * fx + m[4]! * fy + m[5]!) * w);
      sum += x >= 0 && y >= 0 && x < 480 && y < 360 ? target.data[y * 480 + x]! : 90;
    }
    frame[i] = sum / 9;
  }
  return frame;
}

/** Target px (640 x 480) to frame px: shrunk, turned, slightly foreshortened, centred at (x, y). */
function view(x: number, y: number, angle: number, scale: number): Float64Array {
  const c = Math.cos(angle) * scale,
    s = Math.sin(angle) * scale;
  const px = 1.5e-4,
    py = -1e-4;
  const w = 1 + px * 320 + py * 240;
  return Float64Array.from([
    c + x * px,
    -s + x * py,
    x * (w - 320 * px - 240 * py) - c * 320 + s * 240,
    s + y * px,
    c + y * py,
    y * (w - 320 * px - 240 * py) - s * 320 - c * 240,
    px,
    py,
    1,
  ]);
}

describe('the tracker', () => {
  const picture = drawTarget();
  const target = prepareTarget(compileMarker(picture));
  const outline = [0, 0, 640, 0, 640, 480, 0, 480];

  it('finds a target in the first frame and follows it to a fraction of a pixel', () => {
    const tracker = new Tracker([target], WIDTH, HEIGHT);
    for (let i = 0; i < 6; i++) {
      const h = view(165 + 3 * i, 118 - 2 * i, 0.3 + 0.03 * i, 0.3 + 0.004 * i);
      const seen = tracker.process(photograph(picture, h));
      expect(seen.target).toBe(0);
      expect(seen.mode).toBe(i === 0 ? 'detect' : 'track');
      const truth = mapPoints(h, outline, new Float64Array(8));
      let worst = 0;
      for (let k = 0; k < 8; k++) worst = Math.max(worst, Math.abs(seen.corners[k]! - truth[k]!));
      expect(worst).toBeLessThan(0.5);
    }
  });

  it('works on large frames at a size of its own', () => {
    const tracker = new Tracker([target], 1280, 720);
    const h = view(600, 380, 0.3, 0.6);
    const seen = tracker.process(photograph(picture, h, 1280, 720));
    expect(seen.target).toBe(0);
    const truth = mapPoints(h, outline, new Float64Array(8));
    for (let k = 0; k < 8; k++) expect(Math.abs(seen.corners[k]! - truth[k]!)).toBeLessThan(1);
  });

  it('shows nothing where the target is not, and lets go when it leaves', () => {
    const tracker = new Tracker([target], WIDTH, HEIGHT);
    expect(tracker.process(new Uint8Array(WIDTH * HEIGHT).fill(120)).target).toBe(-1);
    expect(tracker.process(photograph(picture, view(160, 120, 0, 0.32))).target).toBe(0);
    expect(tracker.process(new Uint8Array(WIDTH * HEIGHT).fill(120)).target).toBe(-1);
  });
});
