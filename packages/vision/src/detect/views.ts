import { createPlane, type Plane } from '../image/plane.js';
import type { Template } from '../track/template.js';
import { Extractor, Features, KINDS } from './features.js';
import { REACH, WORDS } from './pattern.js';

/** Keypoints of a target as seen from several sides, grouped by kind. */
export interface ViewIndex {
  readonly count: number;
  /** First entry of each kind, and the end. */
  readonly starts: Int32Array;
  /** Position in the target, target px. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Direction of the keypoint in its view, radians. */
  readonly angle: Float32Array;
  readonly view: Uint8Array;
  readonly descriptors: Uint32Array;
  /** Four numbers a view: the linear map from target px to view px, row-major. */
  readonly views: Float32Array;
}

const SCALES = [0.5, 0.4, 0.315, 0.25, 0.2, 0.157, 0.125, 0.1];
const TILTS = [
  { tilt: 1, directions: 1, smallest: 0 },
  { tilt: 1.7, directions: 4, smallest: 0.09 },
  { tilt: 2.7, directions: 6, smallest: 0.12 },
];
const FRAME = REACH + 3;
const CAPACITY = 16000;

/** The linear maps of all simulated views: scale, then foreshortening along some direction. Morel and Yu 2009 (ASIFT). */
export function simulatedViews(): Float32Array {
  const views: number[] = [];
  for (const { tilt, directions, smallest } of TILTS) {
    for (let d = 0; d < directions; d++) {
      const angle = (d / directions) * Math.PI;
      const c = Math.cos(angle),
        s = Math.sin(angle);
      const k = 1 / tilt;
      for (const scale of SCALES) {
        if (scale < smallest) continue;
        views.push(
          scale * (c * c * k + s * s),
          scale * c * s * (k - 1),
          scale * c * s * (k - 1),
          scale * (s * s * k + c * c),
        );
      }
    }
  }
  return Float32Array.from(views);
}

/** Draws the target through a linear map, with a frame of its outermost px repeated.
 * @returns the picture and where the target's origin lies in it */
export function drawView(
  template: Template,
  a: number,
  b: number,
  c: number,
  d: number,
): { plane: Plane; left: number; top: number } {
  const { width, height } = template;
  const xs = [0, a * width, b * height, a * width + b * height];
  const ys = [0, c * width, d * height, c * width + d * height];
  const left = FRAME - Math.min(...xs),
    top = FRAME - Math.min(...ys);
  const plane = createPlane(Math.ceil(Math.max(...xs) + left + FRAME), Math.ceil(Math.max(...ys) + top + FRAME));
  const determinant = a * d - b * c;
  const ia = d / determinant,
    ib = -b / determinant,
    ic = -c / determinant,
    id = a / determinant;
  // Scale of the finer direction; the other one is averaged over several taps.
  const finest = Math.max(Math.hypot(a, c), Math.hypot(b, d), Math.hypot(a, b), Math.hypot(c, d));
  const index = Math.min(Math.max(Math.round(-2 * Math.log2(finest)), 0), template.scales.length - 1);
  const { plane: source, scaleX, scaleY } = template.scales[index]!;
  const taps = 3;
  const lastX = source.width - 1.001,
    lastY = source.height - 1.001;
  for (let y = 0; y < plane.height; y++) {
    for (let x = 0; x < plane.width; x++) {
      let sum = 0;
      for (let t = 0; t < taps * taps; t++) {
        const vx = x + ((t % taps) + 0.5) / taps - left,
          vy = y + (Math.floor(t / taps) + 0.5) / taps - top;
        const sx = Math.min(Math.max((ia * vx + ib * vy) * scaleX - 0.5, 0), lastX);
        const sy = Math.min(Math.max((ic * vx + id * vy) * scaleY - 0.5, 0), lastY);
        const ix = sx | 0,
          iy = sy | 0;
        const fx = sx - ix,
          fy = sy - iy;
        const i = iy * source.width + ix;
        const upper = source.data[i]! + fx * (source.data[i + 1]! - source.data[i]!);
        const lower =
          source.data[i + source.width]! + fx * (source.data[i + source.width + 1]! - source.data[i + source.width]!);
        sum += upper + fy * (lower - upper);
      }
      plane.data[y * plane.width + x] = sum / (taps * taps) + 0.5;
    }
  }
  return { plane, left, top };
}

/** Finds and describes a target's keypoints in every simulated view. */
export function indexViews(template: Template): ViewIndex {
  const views = simulatedViews();
  const all = new Features(CAPACITY);
  const xs: number[] = [],
    ys: number[] = [];
  let extractor: Extractor | undefined;
  let largest = 0;
  for (let v = 0; v < views.length / 4; v++) {
    const [a, b, c, d] = views.subarray(v * 4, v * 4 + 4) as unknown as [number, number, number, number];
    const { plane, left, top } = drawView(template, a, b, c, d);
    const size = plane.width * plane.height;
    if (!extractor || size > largest) {
      extractor = new Extractor(size);
      largest = size;
    }
    const from = all.count;
    extractor.extract(plane, cellFor(size), v, all);
    let kept = from;
    const determinant = a * d - b * c;
    for (let i = from; i < all.count; i++) {
      const vx = all.x[i]! - left,
        vy = all.y[i]! - top;
      const x = (d * vx - b * vy) / determinant,
        y = (a * vy - c * vx) / determinant;
      if (x < 0 || y < 0 || x > template.width || y > template.height) continue;
      xs.push(x);
      ys.push(y);
      all.kind[kept] = all.kind[i]!;
      all.angle[kept] = all.angle[i]!;
      all.level[kept] = v;
      all.descriptors.copyWithin(kept * WORDS, i * WORDS, (i + 1) * WORDS);
      kept++;
    }
    all.count = kept;
  }
  return group(all, xs, ys, views);
}

function group(all: Features, xs: number[], ys: number[], views: Float32Array): ViewIndex {
  const n = all.count;
  const starts = new Int32Array(KINDS + 1);
  const x = new Float32Array(n),
    y = new Float32Array(n),
    angle = new Float32Array(n);
  const view = new Uint8Array(n),
    descriptors = new Uint32Array(n * WORDS);
  let at = 0;
  for (let kind = 0; kind < KINDS; kind++) {
    starts[kind] = at;
    for (let i = 0; i < n; i++) {
      if (all.kind[i] !== kind) continue;
      x[at] = xs[i]!;
      y[at] = ys[i]!;
      angle[at] = all.angle[i]!;
      view[at] = all.level[i]!;
      descriptors.set(all.descriptors.subarray(i * WORDS, (i + 1) * WORDS), at * WORDS);
      at++;
    }
  }
  starts[KINDS] = at;
  return { count: n, starts, x, y, angle, view, descriptors, views };
}

/** Side of a cell such that a view yields some two hundred keypoints at most. */
function cellFor(size: number): number {
  return Math.max(9, Math.round(Math.sqrt((size * KINDS) / 220)));
}
