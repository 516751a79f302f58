import { type Homography, invertInto } from '../image/homography.js';
import type { Plane } from '../image/plane.js';
import type { Kernels } from '../kernels/kernels.js';
import type { Blur } from './blur.js';
import type { TemplateSlot } from './slot.js';
import { largestStretch, Taps } from './taps.js';
import type { Template } from './template.js';

/** Side of a patch, px. */
export const PATCH = 8;
const AREA = PATCH * PATCH;
/** Most patches aligned at once. */
export const MAX_PATCHES = 176;
/** Correlation is taken as at most this, because models are never perfect. */
const BEST_CORRELATION = 0.985;
/** Farthest that {@link Patches.search} looks, px. */
export const MAX_RADIUS = 8;
/** Sum of squares below which a patch of the frame is blank: half a grey level a px. */
const BLANK = AREA * 0.25;
/** Smaller eigenvalue of a patch's gradients by its energy from which it counts as a corner in full, 1 / px^2. */
const CORNERED = 0.04;
/** Blur of a sharp picture's px: area and interpolation, standard deviation in px. */
const OWN_BLUR = 0.55;

interface Shift {
  x: number;
  y: number;
  /** Sum of the patches' correlations there. */
  score: number;
}

/** Patches of the template as they should look in one level of the frame, and where they are found there.
 * All positions are continuous px of that level. */
export class Patches {
  count = 0;
  /** Centre of each patch in the target, normalised: (x - width / 2) / radius. */
  readonly u = new Float64Array(MAX_PATCHES);
  readonly v = new Float64Array(MAX_PATCHES);
  /** Centre of the patch in the level, on the pixel grid. */
  readonly centreX = new Float64Array(MAX_PATCHES);
  readonly centreY = new Float64Array(MAX_PATCHES);
  /** Where the last measurement found the patch. */
  readonly foundX = new Float64Array(MAX_PATCHES);
  readonly foundY = new Float64Array(MAX_PATCHES);
  /** Information of that measurement (inverse covariance), 1 / px^2. */
  readonly infoXX = new Float64Array(MAX_PATCHES);
  readonly infoXY = new Float64Array(MAX_PATCHES);
  readonly infoYY = new Float64Array(MAX_PATCHES);
  /** 1 where the frame showed nothing at all, as in blown-out light: neither for the target nor against it. */
  readonly blank = new Uint8Array(MAX_PATCHES);
  /** Normalised correlation with the template, -1 to 1. */
  readonly correlation = new Float64Array(MAX_PATCHES);
  private readonly grey: Float32Array;
  private readonly gradientX: Float32Array;
  private readonly gradientY: Float32Array;
  /** A patch's energy and the second moments xx, xy, yy of its gradients, grey^2. */
  private readonly moments: Float64Array;
  private readonly left: Int32Array;
  private readonly top: Int32Array;
  private readonly startX: Float32Array;
  private readonly startY: Float32Array;
  private readonly sums: Float32Array;
  private readonly scores: Float32Array;
  private readonly toScale: Float32Array;
  private readonly taps: Taps;
  private readonly inverse: Homography = new Float64Array(9);
  private readonly here: Blur = { x: 0, y: 0, sigma: 0 };
  private widen = 1;
  private readonly shift: Shift = { x: 0, y: 0, score: 0 };
  /** Points of the chosen scale that lie in the target's projection, seen or not. */
  offered = 0;

  /** Bytes of the kernels' memory that the patches take. */
  static readonly bytes = MAX_PATCHES * (AREA * 12 + 32 + 16 + 20) + (2 * MAX_RADIUS + 1) ** 2 * 4 + Taps.bytes + 1024;

  constructor(
    private readonly kernels: Kernels,
    private readonly slot: TemplateSlot,
  ) {
    this.grey = kernels.floats(MAX_PATCHES * AREA);
    this.gradientX = kernels.floats(MAX_PATCHES * AREA);
    this.gradientY = kernels.floats(MAX_PATCHES * AREA);
    this.moments = kernels.doubles(MAX_PATCHES * 4);
    this.left = kernels.integers(MAX_PATCHES);
    this.top = kernels.integers(MAX_PATCHES);
    this.startX = kernels.floats(MAX_PATCHES);
    this.startY = kernels.floats(MAX_PATCHES);
    this.sums = kernels.floats(MAX_PATCHES * 5);
    this.scores = kernels.floats((2 * MAX_RADIUS + 1) ** 2);
    this.toScale = kernels.floats(9);
    this.taps = new Taps(kernels);
  }

  /** Draws the template's patches as the homography shows them.
   * @param h target px -> level px
   * @param blur how the level blurs, level px
   * @param scale px of the level per px of the frame
   * @param limit most patches to draw
   * @returns the number of patches that lie within the level */
  draw(template: Template, h: Homography, level: Plane, blur: Blur, scale: number, limit: number): number {
    this.count = 0;
    this.offered = 0;
    this.slot.load(template);
    if (!invertInto(this.inverse, h)) return 0;
    this.widen = 1;
    const inv = this.inverse;
    const scales = template.scales;
    const half = PATCH / 2;
    const middleX = template.width / 2,
      middleY = template.height / 2;
    const radius = Math.max(middleX, middleY);
    const chosen = scales[this.scaleAt(template, h, middleX, middleY)]!;
    // Scales whose own blur is as wide as the level's: their px are wider by this.
    this.widen = Math.sqrt(1 + (blur.sigma / OWN_BLUR) ** 2);
    const points = chosen.points;
    const total = points.length >> 1;
    const stride = total > limit ? total / limit : 1;
    const { width, height } = level;
    for (let k = 0; ; k++) {
      const index = Math.floor(k * stride);
      if (index >= total || this.count >= MAX_PATCHES) break;
      const px = points[2 * index]!,
        py = points[2 * index + 1]!;
      const w = h[6]! * px + h[7]! * py + h[8]!;
      if (!(w > 1e-6)) continue;
      this.offered++;
      const left = Math.round((h[0]! * px + h[1]! * py + h[2]!) / w - half);
      const top = Math.round((h[3]! * px + h[4]! * py + h[5]!) / w - half);
      if (left < 1 || top < 1 || left + PATCH + 1 >= width || top + PATCH + 1 >= height) continue;
      const cx = left + half,
        cy = top + half;
      const iw = 1 / (inv[6]! * cx + inv[7]! * cy + inv[8]!);
      const tx = (inv[0]! * cx + inv[1]! * cy + inv[2]!) * iw;
      const ty = (inv[3]! * cx + inv[4]! * cy + inv[5]!) * iw;
      const p = this.count;
      const { derivative } = this.taps;
      derivative[0] = (inv[0]! - tx * inv[6]!) * iw;
      derivative[1] = (inv[1]! - tx * inv[7]!) * iw;
      derivative[2] = (inv[3]! - ty * inv[6]!) * iw;
      derivative[3] = (inv[4]! - ty * inv[7]!) * iw;
      const here = this.here;
      here.x = blur.x;
      here.y = blur.y;
      if (blur.streak) {
        blur.streak.at(tx, ty, cx / scale, cy / scale);
        here.x = blur.streak.length[0]! * scale;
        here.y = blur.streak.length[1]! * scale;
      }
      if (!this.drawOne(p, template, left, top, here)) continue;
      this.centreX[p] = cx;
      this.centreY[p] = cy;
      this.u[p] = (tx - middleX) / radius;
      this.v[p] = (ty - middleY) / radius;
      this.count++;
    }
    return this.count;
  }

  /** The scale of the template whose px are nearest to the level's px in the less foreshortened direction. */
  private scaleAt(template: Template, h: Homography, x: number, y: number): number {
    const w = 1 / (h[6]! * x + h[7]! * y + h[8]!);
    const fx = (h[0]! * x + h[1]! * y + h[2]!) * w,
      fy = (h[3]! * x + h[4]! * y + h[5]!) * w;
    const a = (h[0]! - fx * h[6]!) * w,
      b = (h[1]! - fx * h[7]!) * w;
    const c = (h[3]! - fy * h[6]!) * w,
      d = (h[4]! - fy * h[7]!) * w;
    return this.scaleFor(template, largestStretch(a, b, c, d));
  }

  private scaleFor(template: Template, stretch: number): number {
    const index = Math.round(-2 * Math.log2(Math.max(stretch / this.widen, 1e-6)));
    return Math.min(Math.max(index, 0), template.scales.length - 1);
  }

  private drawOne(p: number, template: Template, left: number, top: number, blur: Blur): boolean {
    const { taps, inverse: inv } = this;
    const a = taps.derivative[0]!,
      b = taps.derivative[1]!,
      c = taps.derivative[2]!,
      d = taps.derivative[3]!;
    const determinant = a * d - b * c;
    if (!(Math.abs(determinant) > 1e-9)) return false;
    const longest = largestStretch(a, b, c, d);
    const shortest = Math.abs(determinant) / longest;
    const index = this.scaleFor(template, 1 / shortest);
    const scale = template.scales[index]!;
    taps.set(scale.scaleX, blur);
    for (let i = 0; i < 9; i++) this.toScale[i] = inv[i]! * (i < 3 ? scale.scaleX : i < 6 ? scale.scaleY : 1);
    const base = p * AREA * 4;
    const drawn = this.kernels.call.patch(
      this.slot.at(index),
      scale.plane.width,
      scale.plane.height,
      this.toScale.byteOffset,
      left - 0.5,
      top - 0.5,
      taps.x.byteOffset,
      taps.y.byteOffset,
      taps.count,
      this.grey.byteOffset + base,
      this.gradientX.byteOffset + base,
      this.gradientY.byteOffset + base,
      this.moments.byteOffset + p * 32,
    );
    this.left[p] = left;
    this.top[p] = top;
    return drawn !== 0;
  }

  /** Finds how far each patch is from where `h` puts it.
   * @param h normalised target -> level px (see {@link u}) */
  measure(level: Plane, h: Homography): void {
    const { startX, startY, sums } = this;
    for (let p = 0; p < this.count; p++) {
      const u = this.u[p]!,
        v = this.v[p]!;
      const w = 1 / (h[6]! * u + h[7]! * v + h[8]!);
      const x = (h[0]! * u + h[1]! * v + h[2]!) * w,
        y = (h[3]! * u + h[4]! * v + h[5]!) * w;
      this.foundX[p] = x;
      this.foundY[p] = y;
      startX[p] = x - PATCH / 2;
      startY[p] = y - PATCH / 2;
    }
    this.kernels.call.compare(
      level.data.byteOffset,
      level.width,
      level.height,
      this.count,
      startX.byteOffset,
      startY.byteOffset,
      this.grey.byteOffset,
      this.gradientX.byteOffset,
      this.gradientY.byteOffset,
      sums.byteOffset,
    );
    for (let p = 0, i = 0; p < this.count; p++, i += 5) {
      this.infoXX[p] = 0;
      this.infoXY[p] = 0;
      this.infoYY[p] = 0;
      this.correlation[p] = 0;
      this.blank[p] = 1;
      if (sums[i + 1]! > 0) this.settle(p, i);
    }
  }

  /** How far a patch of the template is from a plain edge or shading, 0-1: its smaller structure by its contrast. */
  corneredness(p: number): number {
    const m = p * 4;
    const xx = this.moments[m + 1]!,
      xy = this.moments[m + 2]!,
      yy = this.moments[m + 3]!;
    const least = (xx + yy) / 2 - Math.sqrt(((xx - yy) / 2) ** 2 + xy * xy);
    return Math.min(1, least / (CORNERED * this.moments[m]!));
  }

  /** Finds the whole-pixel shift under which the patches correlate best with the level.
   * @param radius px of the level, each way, at most {@link MAX_RADIUS}
   * @returns one shared object, overwritten by the next call */
  search(level: Plane, radius: number): Readonly<Shift> {
    const { scores, shift } = this;
    this.kernels.call.search(
      level.data.byteOffset,
      level.width,
      level.height,
      this.count,
      this.left.byteOffset,
      this.top.byteOffset,
      this.grey.byteOffset,
      this.moments.byteOffset,
      radius,
      scores.byteOffset,
    );
    let best = Number.NEGATIVE_INFINITY;
    for (let dy = -radius, i = 0; dy <= radius; dy++) {
      for (let dx = -radius; dx <= radius; dx++, i++) {
        // A slight preference for the prediction settles ties on repetitive pictures.
        const score = scores[i]! * (1 - (0.05 * (dx * dx + dy * dy)) / (2 * radius * radius + 1));
        if (score > best) {
          best = score;
          shift.x = dx;
          shift.y = dy;
          shift.score = scores[i]!;
        }
      }
    }
    return shift;
  }

  /** How clearly the last measurement beats chance, outliers included, see {@link Aligner.certainty}. */
  promise(base: number, share: number): number {
    let strength = 0,
      seen = 0;
    for (let p = 0; p < this.count; p++) {
      if (this.blank[p] === 1) continue;
      seen++;
      const above = (this.correlation[p]! - 0.4) / 0.6;
      if (above > 0) strength += above * above;
    }
    return strength / (base + share * seen);
  }

  /** @param i where the patch's sums begin: whole numbers are handed on for nothing, others each make an object */
  private settle(p: number, i: number): void {
    const { sums } = this;
    const variance = sums[i + 1]! - (sums[i]! * sums[i]!) / AREA,
      along = sums[i + 2]!,
      alongX = sums[i + 3]!,
      alongY = sums[i + 4]!;
    const m = p * 4;
    const energy = this.moments[m]!;
    if (variance < BLANK) return;
    this.blank[p] = 0;
    const correlation = along / Math.sqrt(energy * variance);
    this.correlation[p] = correlation;
    if (correlation < 0.05) return;
    const gain = along / energy;
    const xx = this.moments[m + 1]!,
      xy = this.moments[m + 2]!,
      yy = this.moments[m + 3]!;
    const ridge = 0.002 * (xx + yy) + 1e-6;
    const determinant = (xx + ridge) * (yy + ridge) - xy * xy;
    const bx = -alongX / gain,
      by = -alongY / gain;
    let dx = ((yy + ridge) * bx - xy * by) / determinant;
    let dy = ((xx + ridge) * by - xy * bx) / determinant;
    // Not Math.hypot, which makes an object of its result, a thousand times a frame.
    const length = Math.sqrt(dx * dx + dy * dy);
    // Beyond this the linear model says only the direction.
    const most = 2.5;
    if (length > most) {
      dx *= most / length;
      dy *= most / length;
    }
    this.foundX[p]! += dx;
    this.foundY[p]! += dy;
    const c = Math.min(correlation, BEST_CORRELATION);
    const trust = ((c * c) / (1 - c * c)) * (AREA / energy);
    this.infoXX[p] = trust * xx;
    this.infoXY[p] = trust * xy;
    this.infoYY[p] = trust * yy;
  }
}
