import type { Plane } from '../image/plane.js';
import { Kernels } from '../kernels/kernels.js';
import type { Template } from '../track/template.js';
import { Extractor, KINDS } from './features.js';
import { type Grouping, type Groups, groupDescriptors, groupingBytes } from './groups.js';
import { REACH, WORDS } from './pattern.js';

/** Keypoints of a target as seen from several sides, grouped by kind. */
export interface ViewIndex {
  readonly count: number;
  /** The entries are sorted by group. */
  readonly groups: Groups;
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
const CAPACITY = 24000;

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

/** Draws simulated views of a template in the kernels' memory. */
class ViewDrawer {
  private readonly source: Uint8Array;
  private readonly canvas: Uint8Array;
  private loaded = -1;
  left = 0;
  top = 0;

  constructor(
    private readonly kernels: Kernels,
    private readonly template: Template,
    size: number,
  ) {
    this.source = kernels.bytes(template.width * template.height);
    this.canvas = kernels.bytes(size);
  }

  /** Draws the target through a linear map, with a frame of its outermost px repeated; `left` and `top` then say where
   * the target's origin lies in it. */
  draw(a: number, b: number, c: number, d: number): Plane {
    const { width, height, scales } = this.template;
    const left = FRAME - Math.min(0, a * width, b * height, a * width + b * height);
    const top = FRAME - Math.min(0, c * width, d * height, c * width + d * height);
    const right = Math.max(0, a * width, b * height, a * width + b * height) + left + FRAME;
    const bottom = Math.max(0, c * width, d * height, c * width + d * height) + top + FRAME;
    const determinant = a * d - b * c;
    const ia = d / determinant,
      ib = -b / determinant,
      ic = -c / determinant,
      id = a / determinant;
    // The map is symmetric: its larger eigenvalue is the scale of the direction that is not foreshortened.
    const spread = Math.hypot((a - d) / 2, b);
    const finest = (a + d) / 2 + spread,
      squeezed = (a + d) / 2 - spread;
    const index = Math.min(Math.max(Math.round(-2 * Math.log2(finest)), 0), scales.length - 1);
    const { plane, scaleX, scaleY } = scales[index]!;
    if (this.loaded !== index) this.source.set(plane.data);
    this.loaded = index;
    const w = Math.ceil(right),
      h = Math.ceil(bottom);
    // One px along the squeezed direction covers this much of the source.
    const direction = Math.atan2(2 * b, a - d) / 2 + Math.PI / 2;
    const cover = scaleX / squeezed;
    const x0 = 0.5 - left,
      y0 = 0.5 - top;
    this.kernels.call.view(
      this.source.byteOffset,
      plane.width,
      plane.height,
      this.canvas.byteOffset,
      w,
      h,
      (ia * x0 + ib * y0) * scaleX - 0.5,
      (ic * x0 + id * y0) * scaleY - 0.5,
      ia * scaleX,
      ic * scaleY,
      ib * scaleX,
      id * scaleY,
      cover * Math.cos(direction),
      cover * Math.sin(direction),
      Math.max(1, Math.round(cover)),
    );
    this.left = left;
    this.top = top;
    return { width: w, height: h, data: this.canvas };
  }
}

/** Finds and describes a target's keypoints in every simulated view. */
export function indexViews(template: Template): ViewIndex {
  const views = simulatedViews();
  const reach = SCALES[0]! * Math.hypot(template.width, template.height) + 2 * FRAME + 2;
  const size = Math.ceil(reach * reach);
  const kernels = new Kernels(
    template.width * template.height + size + Extractor.bytes(size, CAPACITY) + groupingBytes(CAPACITY) + 64,
  );
  const drawer = new ViewDrawer(kernels, template, size);
  const all = new Extractor(kernels, size, CAPACITY);
  const xs = new Float32Array(CAPACITY),
    ys = new Float32Array(CAPACITY);
  for (let v = 0; v < views.length / 4; v++) {
    const a = views[v * 4]!,
      b = views[v * 4 + 1]!,
      c = views[v * 4 + 2]!,
      d = views[v * 4 + 3]!;
    const plane = drawer.draw(a, b, c, d);
    const from = all.count;
    all.extract(plane, cellFor(plane.width * plane.height), v, CAPACITY);
    const determinant = a * d - b * c;
    let kept = from;
    for (let i = from; i < all.count; i++) {
      const vx = all.x[i]! - drawer.left,
        vy = all.y[i]! - drawer.top;
      const x = (d * vx - b * vy) / determinant,
        y = (a * vy - c * vx) / determinant;
      if (x < 0 || y < 0 || x > template.width || y > template.height) continue;
      xs[kept] = x;
      ys[kept] = y;
      all.kind[kept] = all.kind[i]!;
      all.angle[kept] = all.angle[i]!;
      all.level[kept] = v;
      all.descriptors.copyWithin(kept * WORDS, i * WORDS, (i + 1) * WORDS);
      kept++;
    }
    all.count = kept;
  }
  return sorted(all, xs, ys, views, groupDescriptors(kernels, all));
}

/** Copies the entries out of the kernels' memory, sorted by group. */
function sorted(all: Extractor, xs: Float32Array, ys: Float32Array, views: Float32Array, grouped: Grouping): ViewIndex {
  const n = all.count;
  const { order, groups } = grouped;
  const descriptors = new Uint32Array(n * WORDS);
  const pick = <T extends Float32Array | Uint8Array>(from: T, to: T): T => {
    for (let i = 0; i < n; i++) to[i] = from[order[i]!]!;
    return to;
  };
  for (let i = 0; i < n; i++) {
    const from = order[i]! * WORDS;
    descriptors.set(all.descriptors.subarray(from, from + WORDS), i * WORDS);
  }
  return {
    count: n,
    groups,
    x: pick(xs, new Float32Array(n)),
    y: pick(ys, new Float32Array(n)),
    angle: pick(all.angle, new Float32Array(n)),
    view: pick(all.level, new Uint8Array(n)),
    descriptors,
    views,
  };
}

/** Side of a cell such that a view yields some three hundred keypoints at most. */
function cellFor(size: number): number {
  return Math.max(8, Math.round(Math.sqrt((size * KINDS) / 300)));
}
