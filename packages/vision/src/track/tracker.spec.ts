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

/** The target on a grey table, every frame pixel the mean of nine samples.
 * @param bend radial distortion of the lens: how much farther out the frame's corners show, as a share */
function photograph(target: Plane, h: Float64Array, width = WIDTH, height = HEIGHT, bend = 0): Uint8Array {
  const frame = new Uint8Array(width * height);
  const [m0, m1, m2, m3, m4, m5, m6, m7, m8] = inverse(h) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const { data } = target;
  const reach = (width * width + height * height) / 4;
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      let sum = 0;
      for (let s = 0; s < 9; s++) {
        const px = x + ((s % 3) + 0.5) / 3 - width / 2,
          py = y + (((s / 3) | 0) + 0.5) / 3 - height / 2;
        const out = 1 + (bend * (px * px + py * py)) / reach;
        const fx = px * out + width / 2,
          fy = py * out + height / 2;
        const w = 0.75 / (m6 * fx + m7 * fy + m8);
        const tx = (m0 * fx + m1 * fy + m2) * w,
          ty = (m3 * fx + m4 * fy + m5) * w;
        sum += tx >= 0 && ty >= 0 && tx < 480 && ty < 360 ? data[(ty | 0) * 480 + (tx | 0)]! : 90;
      }
      frame[i] = sum / 9;
    }
  }
  return frame;
}

function inverse(h: Float64Array): number[] {
  const m = new Float64Array(9);
  invertInto(m, h);
  return [...m];
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

/** The target 1,000 target px away, leaning by `pitch` and `yaw` radians, as a camera of a focal length in px sees it. */
function tilted(focal: number, pitch: number, yaw: number): Float64Array {
  const [cp, sp, cy, sy] = [Math.cos(pitch), Math.sin(pitch), Math.cos(yaw), Math.sin(yaw)];
  const distance = (focal * 480) / 170;
  const rotation = [cy, sp * sy, 0, cp, -sy, sp * cy];
  const row = (r: number, offset: number): number[] => {
    const [a, b] = [rotation[2 * r]!, rotation[2 * r + 1]!];
    return [a, b, offset - a * 320 - b * 240];
  };
  const [x, y, z] = [row(0, 0), row(1, 0), row(2, distance)];
  const h = new Float64Array(9);
  for (let i = 0; i < 3; i++) {
    h[i] = (focal * x![i]! + (WIDTH / 2) * z![i]!) / z![2]!;
    h[3 + i] = (focal * y![i]! + (HEIGHT / 2) * z![i]!) / z![2]!;
    h[6 + i] = z![i]! / z![2]!;
  }
  return h;
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

  it('holds on through a lens that bends lines', () => {
    const tracker = new Tracker([target], WIDTH, HEIGHT);
    for (let i = 0; i < 8; i++) {
      const h = view(158 + 2 * i, 118 + i, 0.2 + 0.03 * i, 0.3);
      const seen = tracker.process(photograph(picture, h, WIDTH, HEIGHT, 0.05));
      expect(seen.target).toBe(0);
      const truth = mapPoints(h, outline, new Float64Array(8));
      for (let k = 0; k < 8; k += 2) {
        // Where the lens shows the corner: a step of the inverse is exact enough here.
        const x = truth[k]! - WIDTH / 2,
          y = truth[k + 1]! - HEIGHT / 2;
        const out = 1 + 0.05 * ((x * x + y * y) / ((WIDTH ** 2 + HEIGHT ** 2) / 4));
        const far = Math.hypot(seen.corners[k]! - WIDTH / 2 - x / out, seen.corners[k + 1]! - HEIGHT / 2 - y / out);
        expect(far).toBeLessThan(2);
      }
    }
  });

  it('learns the focal length while it follows', () => {
    const tracker = new Tracker([target], WIDTH, HEIGHT);
    const guess = tracker.focal;
    const focal = 400;
    for (let i = 0; i < 24; i++) {
      const turn = i / 4;
      const h = tilted(focal, 0.6 * Math.sin(turn), 0.6 * Math.cos(turn));
      expect(tracker.process(photograph(picture, h)).target).toBe(0);
    }
    expect(Math.abs(tracker.focal - focal)).toBeLessThan(0.4 * Math.abs(guess - focal));
  });

  it('shows nothing where the target is not, and lets go when it leaves', () => {
    const tracker = new Tracker([target], WIDTH, HEIGHT);
    expect(tracker.process(new Uint8Array(WIDTH * HEIGHT).fill(120)).target).toBe(-1);
    expect(tracker.process(photograph(picture, view(160, 120, 0, 0.32))).target).toBe(0);
    expect(tracker.process(new Uint8Array(WIDTH * HEIGHT).fill(120)).target).toBe(-1);
  });
});
