import { type Homography, multiplyInto, normaliseInto } from '../image/homography.js';
import type { Pyramid } from '../image/pyramid.js';
import type { Kernels } from '../kernels/kernels.js';
import { type Blur, scaleBlur } from './blur.js';
import { HomographyFit, type StepPrior } from './fit.js';
import { MAX_PATCHES, Patches } from './patches.js';
import { looksRigid } from './rigid.js';
import { TemplateSlot } from './slot.js';
import type { Template } from './template.js';

/** How well a template fits the frame under a homography. */
export interface Agreement {
  /** Mean over the drawn patches of their correlation, outliers counting zero; 0-1. */
  mean: number;
  /** Patches that lie in the frame and show something. */
  count: number;
  /** Share of the target's points that lie in the frame, 0-1. */
  inside: number;
  /** Patches that fit, each counted by how well: 1 for a perfect one, 0 at a correlation of 0.4 or for an outlier. */
  strength: number;
  /** The same, patches of plain edges and shadings counting less: those fit in many places. */
  solid: number;
}

/** A detection must fit this many patches, and this share of those in the frame besides. */
export const FOUND_BASE = 8;
export const FOUND_SHARE = 0.2;
/** Patches that are enough to tell one blur from another. */
const PROBED = 60;
/** Patches that are enough for a first guess, and for whether a guess is worth that. */
const FIRST = 96;
const GLANCE = 64;
/** Mean correlation of a level at which it needs no coarser one, and at which all that they said counts. */
const CLEAR = 0.95;
const DROWNED = 0.5;
/** Levels are not quite independent. */
const MOST_LEANING = 0.6;
/** What the patches of a first look must show, for the rest of it to be done: mean correlation at the best whole-pixel shift, and
 * certainty before the first step. Right guesses were never seen below 0.14 and 0.04; a third of the wrong ones stay below. */
const GLIMPSE = 0.12;
const HINT = 0.025;
/** Expectations are for hints: what was not foreseen must stay possible. */
const EXPECTED = 0.1;
const COARSE: StepPrior = { translation: 0.5, linear: 0.08, perspective: 0.03 };
const MIDDLE: StepPrior = { translation: 0.5, linear: 0.2, perspective: 0.1 };
const FINE: StepPrior = { translation: 1, linear: 0.5, perspective: 0.5 };

/** Aligns a template to a frame, from coarse levels to fine ones. */
export class Aligner {
  readonly patches: Patches;
  private readonly fit = new HomographyFit();
  private readonly toLevel: Homography = new Float64Array(9);
  private weighs = true;
  private readonly said: Homography = new Float64Array(9);
  private readonly information = new Float64Array(64);
  private readonly normalised: Homography = new Float64Array(9);
  private readonly toNormal: Homography = new Float64Array(9);
  private readonly fromNormal: Homography = new Float64Array(9);
  private readonly levelBlur: Blur = { x: 0, y: 0, sigma: 0 };
  /** One entry a level, of the last alignment. */
  readonly agreements: Agreement[];

  /** Bytes of the kernels' memory that an aligner takes. */
  static bytes(templates: readonly Template[]): number {
    return Patches.bytes + TemplateSlot.bytes(templates);
  }

  /** @param focal focal length of the camera, px of the frame */
  constructor(
    kernels: Kernels,
    templates: readonly Template[],
    readonly pyramid: Pyramid,
    private readonly focal: number,
  ) {
    this.patches = new Patches(kernels, new TemplateSlot(kernels, templates));
    this.agreements = pyramid.levels.map(() => ({ mean: 0, count: 0, inside: 0, strength: 0, solid: 0 }));
  }

  /** Apparent size of the target: square root of its area, px of the frame. */
  sizeOf(template: Template, h: Homography): number {
    const x = template.width / 2,
      y = template.height / 2;
    const w = 1 / (h[6]! * x + h[7]! * y + h[8]!);
    const fx = (h[0]! * x + h[1]! * y + h[2]!) * w,
      fy = (h[3]! * x + h[4]! * y + h[5]!) * w;
    const a = (h[0]! - fx * h[6]!) * w,
      b = (h[1]! - fx * h[7]!) * w;
    const c = (h[3]! - fy * h[6]!) * w,
      d = (h[4]! - fy * h[7]!) * w;
    return Math.sqrt(Math.abs(a * d - b * c) * template.width * template.height);
  }

  /** Coarsest level at which the target still has something to align. */
  coarsest(template: Template, h: Homography): number {
    const level = Math.floor(Math.log2(Math.max(1, this.sizeOf(template, h) / 26)));
    return Math.min(level, this.pyramid.levels.length - 1);
  }

  /** Improves `h` (target px -> frame px) in place.
   * @param from first level, coarse
   * @param to last level, fine
   * @param radius px of the first level to search around the guess; 0 to trust it
   * @param hopeless certainty that the first levels must reach, for the rest to be tried
   * @param firm how firmly the guess is expected: information of `h` disturbed on the target's side
   * @returns whether `h` was aligned */
  align(
    template: Template,
    h: Homography,
    from: number,
    to: number,
    radius: number,
    blur: Blur,
    hopeless: readonly number[] = [],
    firm?: Float64Array,
  ): boolean {
    for (const a of this.agreements) a.count = a.mean = a.strength = a.solid = a.inside = 0;
    this.setNormal(template);
    // A first look needs a place, not how sure it is.
    this.weighs = hopeless.length === 0;
    let aligned = false;
    for (let level = from; level >= to; level--) {
      const first = level === from;
      if (this.alignLevel(template, h, level, first ? radius : 0, first, blur, first ? firm : undefined))
        aligned = true;
      if (level > to && this.certainty(FOUND_BASE, FOUND_SHARE) < (hopeless[from - level] ?? 0)) return false;
    }
    return aligned && normaliseInto(h, h);
  }

  private setNormal(template: Template): void {
    const mx = template.width / 2,
      my = template.height / 2;
    const radius = Math.max(mx, my);
    this.toNormal.set([1 / radius, 0, -mx / radius, 0, 1 / radius, -my / radius, 0, 0, 1]);
    this.fromNormal.set([radius, 0, mx, 0, radius, my, 0, 0, 1]);
  }

  private alignLevel(
    template: Template,
    h: Homography,
    level: number,
    radius: number,
    first: boolean,
    blur: Blur,
    firm: Float64Array | undefined,
  ): boolean {
    const plane = this.pyramid.levels[level]!;
    const s = this.setLevel(h, level);
    const L = this.toLevel;
    const patches = this.patches;
    const limit = first && level > 0 ? (this.weighs ? FIRST : GLANCE) : MAX_PATCHES;
    if (patches.draw(template, L, plane, scaleBlur(blur, s, this.levelBlur), s, limit) < 3) return false;
    const n = this.normalised;
    multiplyInto(n, L, this.fromNormal);
    if (radius > 0) {
      const shift = patches.search(plane, radius);
      if (!this.weighs && shift.score < GLIMPSE * patches.count) return false;
      if (shift.x !== 0 || shift.y !== 0) {
        for (let i = 0; i < 3; i++) {
          n[i]! += shift.x * n[6 + i]!;
          n[3 + i]! += shift.y * n[6 + i]!;
        }
      }
    }
    const prior = first ? COARSE : level > 0 ? MIDDLE : FINE;
    const rounds = first ? 4 : level > 0 ? 3 : 3;
    const fromBefore = firm !== undefined;
    this.fit.lean(n, firm ?? this.information, fromBefore ? EXPECTED : 0);
    for (let round = 0; round < rounds; round++) {
      patches.measure(plane, n);
      if (round === 0 && first && !this.weighs && patches.promise(FOUND_BASE, FOUND_SHARE) < HINT) return false;
      if (round === 0 && !first && this.weighs) this.leanOnCoarser(h, s);
      if (!this.fit.improve(n, patches, prior, round === 0 ? 1.5 : 0.6)) return false;
    }
    this.judge(level);
    if (this.weighs) this.fit.informationInto(this.information, patches, !fromBefore);
    multiplyInto(h, n, this.toNormal);
    for (let i = 0; i < 6; i++) h[i]! /= s;
    return true;
  }

  /** Noise drowns fine levels first: the less clear this one is, the more what the coarser ones said counts.
   * @param h what they said, target px -> frame px
   * @param s px of the level per px of the frame */
  private leanOnCoarser(h: Homography, s: number): void {
    const { patches, said } = this;
    let sum = 0;
    for (let p = 0; p < patches.count; p++) sum += Math.max(0, patches.correlation[p]!);
    const clear = sum / patches.count;
    const weight = Math.min(MOST_LEANING, Math.max(0, (CLEAR - clear) / (CLEAR - DROWNED)));
    if (weight === 0) return;
    multiplyInto(said, h, this.fromNormal);
    for (let i = 0; i < 6; i++) said[i]! *= s;
    this.fit.lean(said, this.information, weight);
  }

  /** Prepares the homography to a level.
   * @returns px of the level per px of the frame */
  private setLevel(h: Homography, level: number): number {
    const s = 1 / (1 << level);
    for (let i = 0; i < 9; i++) this.toLevel[i] = i < 6 ? h[i]! * s : h[i]!;
    return s;
  }

  /** Mean correlation of some patches, blurred so, where `h` puts them. */
  probe(template: Template, h: Homography, level: number, blur: Blur): number {
    const plane = this.pyramid.levels[level]!;
    const s = this.setLevel(h, level);
    this.setNormal(template);
    const { patches } = this;
    if (patches.draw(template, this.toLevel, plane, scaleBlur(blur, s, this.levelBlur), s, PROBED) < 6) return 0;
    patches.measure(plane, multiplyInto(this.normalised, this.toLevel, this.fromNormal));
    let sum = 0;
    for (let p = 0; p < patches.count; p++) sum += patches.correlation[p]!;
    return sum / patches.count;
  }

  private judge(level: number): void {
    const { patches, fit } = this;
    const a = this.agreements[level]!;
    let sum = 0,
      count = 0;
    a.strength = a.solid = 0;
    for (let p = 0; p < patches.count; p++) {
      if (patches.blank[p] === 1) continue;
      count++;
      const c = patches.correlation[p]!;
      if (c > 0 && fit.weightOf(p) > 0) {
        sum += c;
        if (c > 0.4) {
          const strength = ((c - 0.4) / 0.6) ** 2;
          a.strength += strength;
          a.solid += strength * patches.corneredness(p);
        }
      }
    }
    a.count = count;
    a.mean = count > 0 ? sum / count : 0;
    a.inside = patches.count / Math.max(1, patches.offered);
  }

  /** How clearly the last alignment beats chance: at least 1 when its best level does.
   * @param base patches that must fit whatever the target's size
   * @param share of the patches in the frame that must fit besides */
  certainty(base: number, share: number): number {
    let best = 0;
    for (const a of this.agreements) best = Math.max(best, a.strength / (base + share * a.count));
    return best;
  }

  /** As {@link certainty}, by patches that show more than an edge or a shading. */
  solidity(base: number, share: number): number {
    let best = 0;
    for (const a of this.agreements) best = Math.max(best, a.solid / (base + share * a.count));
    return best;
  }

  /** Information of the last alignment.
   * @param out 8 x 8, of the homography disturbed on the target's side, in normalised target units */
  informationInto(out: Float64Array): void {
    out.set(this.information);
  }

  /** Whether a camera could see the target so. */
  isPlausible(template: Template, h: Homography): boolean {
    const { width, height } = this.pyramid.levels[0]!;
    return looksRigid(h, template, this.focal, width / 2, height / 2);
  }
}
