import { type Homography, invertInto } from '../image/homography.js';
import type { Plane } from '../image/plane.js';
import type { Template } from './template.js';

/** Side of a patch, px. */
export const PATCH = 8;
const SIDE = PATCH + 2;
const AREA = PATCH * PATCH;
/** Most patches aligned at once. */
export const MAX_PATCHES = 176;
/** Correlation is taken as at most this, because models are never perfect. */
const BEST_CORRELATION = 0.985;

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
  /** Normalised correlation with the template, -1 to 1. */
  readonly correlation = new Float64Array(MAX_PATCHES);
  readonly grey = new Float32Array(MAX_PATCHES * AREA);
  private readonly gradientX = new Float32Array(MAX_PATCHES * AREA);
  private readonly gradientY = new Float32Array(MAX_PATCHES * AREA);
  /** Sum of squares of the zero-mean patch, and the second moments of its gradients, grey^2. */
  readonly energy = new Float64Array(MAX_PATCHES);
  private readonly momentXX = new Float64Array(MAX_PATCHES);
  private readonly momentXY = new Float64Array(MAX_PATCHES);
  private readonly momentYY = new Float64Array(MAX_PATCHES);
  private readonly inverse: Homography = new Float64Array(9);
  private readonly wide = new Float32Array(SIDE * SIDE);
  private tapX = new Float64Array(64);
  private tapY = new Float64Array(64);
  /** Points of the chosen scale that lie in the target's projection, seen or not. */
  offered = 0;

  /** Draws the template's patches as the homography shows them.
   * @param h target px -> level px
   * @param blurX motion blur across, level px; 0 for none
   * @param blurY motion blur down, level px
   * @param limit most patches to draw
   * @returns the number of patches that lie within the level */
  draw(template: Template, h: Homography, level: Plane, blurX: number, blurY: number, limit: number): number {
    this.count = 0;
    this.offered = 0;
    if (!invertInto(this.inverse, h)) return 0;
    const inv = this.inverse;
    const scales = template.scales;
    const half = PATCH / 2;
    const middleX = template.width / 2,
      middleY = template.height / 2;
    const radius = Math.max(middleX, middleY);
    const chosen = scales[this.scaleAt(template, h, middleX, middleY)]!;
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
      if (!this.drawOne(p, template, left, top, tx, ty, iw, blurX, blurY)) continue;
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
    const index = Math.round(-2 * Math.log2(Math.max(stretch, 1e-6)));
    return Math.min(Math.max(index, 0), template.scales.length - 1);
  }

  private drawOne(
    p: number,
    template: Template,
    left: number,
    top: number,
    tx: number,
    ty: number,
    iw: number,
    blurX: number,
    blurY: number,
  ): boolean {
    const inv = this.inverse;
    // Derivative of target px by level px at the centre.
    const a = (inv[0]! - tx * inv[6]!) * iw,
      b = (inv[1]! - tx * inv[7]!) * iw;
    const c = (inv[3]! - ty * inv[6]!) * iw,
      d = (inv[4]! - ty * inv[7]!) * iw;
    const determinant = a * d - b * c;
    if (!(Math.abs(determinant) > 1e-9)) return false;
    const longest = largestStretch(a, b, c, d);
    const shortest = Math.abs(determinant) / longest;
    const scale = template.scales[this.scaleFor(template, 1 / shortest)]!;
    const taps = this.setTaps(a, b, c, d, longest, longest * scale.scaleX, blurX, blurY);
    const { plane, scaleX, scaleY } = scale;
    const { width, height, data } = plane;
    const wide = this.wide;
    for (let i = 0; i < SIDE * SIDE; i++) wide[i] = 0;
    const lastX = width - 1.001,
      lastY = height - 1.001;
    const slack = 2;
    for (let t = 0; t < taps; t++) {
      const ox = left - 0.5 + this.tapX[t]!,
        oy = top - 0.5 + this.tapY[t]!;
      for (let y = 0; y < SIDE; y++) {
        let hx = inv[0]! * ox + inv[1]! * (oy + y) + inv[2]!;
        let hy = inv[3]! * ox + inv[4]! * (oy + y) + inv[5]!;
        let hw = inv[6]! * ox + inv[7]! * (oy + y) + inv[8]!;
        for (let x = 0; x < SIDE; x++) {
          const s = 1 / hw;
          let sx = hx * s * scaleX - 0.5,
            sy = hy * s * scaleY - 0.5;
          hx += inv[0]!;
          hy += inv[3]!;
          hw += inv[6]!;
          if (!(sx > -slack && sy > -slack && sx < lastX + slack && sy < lastY + slack)) return false;
          if (sx < 0) sx = 0;
          else if (sx > lastX) sx = lastX;
          if (sy < 0) sy = 0;
          else if (sy > lastY) sy = lastY;
          const ix = sx | 0,
            iy = sy | 0;
          const fx = sx - ix,
            fy = sy - iy;
          const i = iy * width + ix;
          const upper = data[i]! + fx * (data[i + 1]! - data[i]!);
          const lower = data[i + width]! + fx * (data[i + width + 1]! - data[i + width]!);
          wide[y * SIDE + x]! += upper + fy * (lower - upper);
        }
      }
    }
    return this.finish(p, 1 / taps);
  }

  /** Sub-pixel offsets, in level px, whose mean stands for foreshortening and motion blur. */
  private setTaps(
    a: number,
    b: number,
    c: number,
    d: number,
    longest: number,
    sampled: number,
    blurX: number,
    blurY: number,
  ): number {
    const stretched = Math.min(6, Math.ceil(sampled / 1.5));
    const blur = Math.hypot(blurX, blurY);
    const blurred = Math.min(9, Math.ceil(blur / 0.8));
    const n = Math.max(1, stretched),
      m = Math.max(1, blurred);
    let ax = 0,
      ay = 0;
    if (n > 1) {
      // The level's direction along which one px covers the most of the target.
      const xx = a * a + c * c,
        xy = a * b + c * d;
      ax = xy;
      ay = longest * longest - xx;
      if (Math.abs(ax) + Math.abs(ay) < 1e-12) {
        ax = xx >= b * b + d * d ? 1 : 0;
        ay = 1 - ax;
      }
      const length = Math.hypot(ax, ay);
      ax /= length;
      ay /= length;
    }
    let count = 0;
    for (let i = 0; i < n; i++) {
      const s = (i + 0.5) / n - 0.5;
      for (let j = 0; j < m; j++) {
        const r = (j + 0.5) / m - 0.5;
        this.tapX[count] = s * ax + r * blurX;
        this.tapY[count++] = s * ay + r * blurY;
      }
    }
    return count;
  }

  /** Turns the drawn square into a zero-mean patch and gradients that ignore changes of brightness and contrast. */
  private finish(p: number, gain: number): boolean {
    const { wide, grey, gradientX, gradientY } = this;
    const base = p * AREA;
    let sum = 0,
      sumX = 0,
      sumY = 0;
    for (let y = 0, i = base; y < PATCH; y++) {
      for (let x = 0, j = (y + 1) * SIDE + 1; x < PATCH; x++, i++, j++) {
        const g = wide[j]! * gain;
        const gx = (wide[j + 1]! - wide[j - 1]!) * 0.5 * gain;
        const gy = (wide[j + SIDE]! - wide[j - SIDE]!) * 0.5 * gain;
        grey[i] = g;
        gradientX[i] = gx;
        gradientY[i] = gy;
        sum += g;
        sumX += gx;
        sumY += gy;
      }
    }
    const mean = sum / AREA,
      meanX = sumX / AREA,
      meanY = sumY / AREA;
    let energy = 0,
      alongX = 0,
      alongY = 0;
    for (let i = base; i < base + AREA; i++) {
      const g = grey[i]! - mean;
      grey[i] = g;
      energy += g * g;
      alongX += g * (gradientX[i]! - meanX);
      alongY += g * (gradientY[i]! - meanY);
    }
    if (energy < AREA * 2) return false;
    alongX /= energy;
    alongY /= energy;
    let xx = 0,
      xy = 0,
      yy = 0;
    for (let i = base; i < base + AREA; i++) {
      const gx = gradientX[i]! - meanX - alongX * grey[i]!;
      const gy = gradientY[i]! - meanY - alongY * grey[i]!;
      gradientX[i] = gx;
      gradientY[i] = gy;
      xx += gx * gx;
      xy += gx * gy;
      yy += gy * gy;
    }
    this.energy[p] = energy;
    this.momentXX[p] = xx;
    this.momentXY[p] = xy;
    this.momentYY[p] = yy;
    return true;
  }

  /** Finds how far each patch is from where `h` puts it.
   * @param h normalised target -> level px (see {@link u}) */
  measure(level: Plane, h: Homography): void {
    const { width, height, data } = level;
    for (let p = 0; p < this.count; p++) {
      const u = this.u[p]!,
        v = this.v[p]!;
      const w = 1 / (h[6]! * u + h[7]! * v + h[8]!);
      const x = (h[0]! * u + h[1]! * v + h[2]!) * w;
      const y = (h[3]! * u + h[4]! * v + h[5]!) * w;
      const left = x - PATCH / 2,
        top = y - PATCH / 2;
      this.infoXX[p] = 0;
      this.infoXY[p] = 0;
      this.infoYY[p] = 0;
      this.correlation[p] = 0;
      this.foundX[p] = x;
      this.foundY[p] = y;
      if (!(left >= 0 && top >= 0 && left + PATCH < width - 1 && top + PATCH < height - 1)) continue;
      const ix = left | 0,
        iy = top | 0;
      const fx = left - ix,
        fy = top - iy;
      const w00 = (1 - fx) * (1 - fy),
        w01 = fx * (1 - fy),
        w10 = (1 - fx) * fy,
        w11 = fx * fy;
      const { grey, gradientX, gradientY } = this;
      let sum = 0,
        squares = 0,
        along = 0,
        alongX = 0,
        alongY = 0;
      for (let row = 0, k = p * AREA; row < PATCH; row++) {
        let i = (iy + row) * width + ix;
        for (const end = k + PATCH; k < end; k++, i++) {
          const s = w00 * data[i]! + w01 * data[i + 1]! + w10 * data[i + width]! + w11 * data[i + width + 1]!;
          sum += s;
          squares += s * s;
          along += s * grey[k]!;
          alongX += s * gradientX[k]!;
          alongY += s * gradientY[k]!;
        }
      }
      this.settle(p, squares - (sum * sum) / AREA, along, alongX, alongY);
    }
  }

  private settle(p: number, variance: number, along: number, alongX: number, alongY: number): void {
    const energy = this.energy[p]!;
    if (variance < 1e-3) return;
    const correlation = along / Math.sqrt(energy * variance);
    this.correlation[p] = correlation;
    if (correlation < 0.05) return;
    const gain = along / energy;
    const xx = this.momentXX[p]!,
      xy = this.momentXY[p]!,
      yy = this.momentYY[p]!;
    const ridge = 0.002 * (xx + yy) + 1e-6;
    const determinant = (xx + ridge) * (yy + ridge) - xy * xy;
    const bx = -alongX / gain,
      by = -alongY / gain;
    let dx = ((yy + ridge) * bx - xy * by) / determinant;
    let dy = ((xx + ridge) * by - xy * bx) / determinant;
    const length = Math.hypot(dx, dy);
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

/** Largest singular value of [[a, b], [c, d]]. */
function largestStretch(a: number, b: number, c: number, d: number): number {
  const s = a * a + b * b + c * c + d * d;
  const t = a * d - b * c;
  return Math.sqrt((s + Math.sqrt(Math.max(0, s * s - 4 * t * t))) / 2);
}
