import { createDesk } from './desk.js';
import { invert, type Matrix3, multiply, type Point, projectCorners } from './homography.js';
import { expose, soften } from './lens.js';
import { addSample, createMipMap, type MipMap } from './mip-map.js';
import type { Picture } from './picture.js';

// Looked up once: a test runner's sandbox makes every look-up of a global slow, and these stand in loops over pixels.
const { min, max, exp, round, log2, sqrt, hypot, abs, floor } = Math;

/** A print with a white margin on a desk, ready to be looked at by a camera. */
export interface Scene {
  /** The print with its margin. */
  paper: MipMap;
  /** Width of the margin, px of the target. */
  margin: number;
  desk: MipMap;
  target: { width: number; height: number };
  seed: string;
}

export interface FrameOptions {
  width: number;
  height: number;
  /** Standard deviation of the sensor's noise, levels of 0 to 255. */
  noise: number;
}

const PAPER_WHITE = 242;
const DESK_SIDE = 1400;
/** Sides of the desk in sides of the print. */
const DESK_SPAN = 4;
/** Beyond this distance from the paper its shadow cannot be told, px. */
const SHADOW_REACH = -40;

export function createScene(target: Picture, seed: string): Scene {
  const margin = round(0.04 * max(target.width, target.height));
  return {
    paper: createMipMap(withMargin(target, margin)),
    margin,
    desk: createMipMap(createDesk(DESK_SIDE, DESK_SIDE, seed)),
    target: { width: target.width, height: target.height },
    seed,
  };
}

/**
 * What the camera sees, RGB. `pose` maps target px to frame px; null shows the desk without the print, as `deskPose` lies.
 * The same scene, pose and frame number give the same bytes.
 */
export function renderFrame(
  scene: Scene,
  pose: Matrix3 | null,
  deskPose: Matrix3,
  number: number,
  options: FrameOptions,
): Uint8Array {
  const { width, height } = options;
  const colour = new Float32Array(width * height * 3);
  paint(scene, pose, deskPose, width, colour);
  return expose(soften(colour, width), options.noise, `${scene.seed}:${number}`);
}

/** Light as it falls on the sensor, RGB; pixels of the desk that the print hides are not computed. */
function paint(scene: Scene, pose: Matrix3 | null, deskPose: Matrix3, width: number, colour: Float32Array): void {
  const desk = deskUnder(scene, deskPose);
  const paper = pose ? paperUnder(scene, pose) : null;
  const sample = new Float64Array(3);
  for (let y = 0.5, o = 0; o < colour.length; y++) {
    for (let x = 0.5; x < width; x++, o += 3) {
      const distance = paper ? paper.inside(x, y) : Number.NEGATIVE_INFINITY;
      const coverage = min(1, max(0, distance + 0.5));
      if (coverage < 1) {
        const shadow = distance < SHADOW_REACH ? 1 : 1 - 0.35 * exp(min(0, distance) / 7);
        desk(x, y, sample);
        move(sample, colour, o, shadow * (1 - coverage));
      }
      if (paper && coverage > 0) {
        paper.add(x, y, coverage, sample);
        move(sample, colour, o, 1);
      }
    }
  }
}

/** Adds `weight` times a colour to the picture and clears it. */
function move(sample: Float64Array, colour: Float32Array, o: number, weight: number): void {
  colour[o] = (colour[o] as number) + (sample[0] as number) * weight;
  colour[o + 1] = (colour[o + 1] as number) + (sample[1] as number) * weight;
  colour[o + 2] = (colour[o + 2] as number) + (sample[2] as number) * weight;
  sample[0] = 0;
  sample[1] = 0;
  sample[2] = 0;
}

/** Adds the colour of the desk that a frame's point shows. */
function deskUnder({ target, desk }: Scene, pose: Matrix3): (x: number, y: number, out: Float64Array) => void {
  const scale = desk.width / (DESK_SPAN * max(target.width, target.height));
  const [a, b, c, d, e, f, g, h, i] = invert(pose);
  return (x, y, out) => {
    const w = g * x + h * y + i;
    const deskX = ((a * x + b * y + c) / w - target.width / 2) * scale + desk.width / 2;
    const deskY = ((d * x + e * y + f) / w - target.height / 2) * scale + desk.height / 2;
    addSample(desk, 0, deskX, deskY, 1, out);
  };
}

/** How far inside the paper a frame's point is, px, and what adds `weight` of the colour there. */
function paperUnder({ paper, margin }: Scene, pose: Matrix3) {
  const toFrame = multiply(pose, [1, 0, -margin, 0, 1, -margin, 0, 0, 1]);
  const [a, b, c, d, e, f, g, h, i] = invert(toFrame);
  const corners = projectCorners(toFrame, paper.width, paper.height);
  const detail = max(0, log2(sqrt((paper.width * paper.height) / area(corners))));
  const level = min(floor(detail), paper.levels.length - 2);
  const coarser = detail - level;
  const add = (x: number, y: number, weight: number, out: Float64Array): void => {
    const w = g * x + h * y + i;
    const paperX = (a * x + b * y + c) / w;
    const paperY = (d * x + e * y + f) / w;
    addSample(paper, level, paperX, paperY, weight * (1 - coarser), out);
    if (coarser > 0) addSample(paper, level + 1, paperX, paperY, weight * coarser, out);
  };
  return { inside: insideDistance(corners), add };
}

/** Signed distance to the nearest side of a convex quad given clockwise (y down), px; positive inside. */
function insideDistance(corners: readonly Point[]): (x: number, y: number) => number {
  // Each side as the point where it begins and its normal.
  const sides = Float64Array.from(
    corners.flatMap((from, i) => {
      const to = corners[(i + 1) % corners.length] as Point;
      const length = hypot(to.x - from.x, to.y - from.y);
      return [from.x, from.y, (from.y - to.y) / length, (to.x - from.x) / length];
    }),
  );
  return (x, y) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (let i = 0; i < sides.length; i += 4) {
      const across = (x - (sides[i] as number)) * (sides[i + 2] as number);
      nearest = min(nearest, across + (y - (sides[i + 1] as number)) * (sides[i + 3] as number));
    }
    return nearest;
  };
}

function area(corners: readonly Point[]): number {
  const twice = corners.reduce((sum, a, i) => {
    const b = corners[(i + 1) % corners.length] as Point;
    return sum + a.x * b.y - b.x * a.y;
  }, 0);
  return abs(twice) / 2;
}

function withMargin(target: Picture, margin: number): Picture {
  const width = target.width + 2 * margin;
  const data = new Uint8Array(width * (target.height + 2 * margin) * 3).fill(PAPER_WHITE);
  for (let y = 0; y < target.height; y++) {
    const row = target.data.subarray(y * target.width * 3, (y + 1) * target.width * 3);
    data.set(row, ((y + margin) * width + margin) * 3);
  }
  return { width, height: target.height + 2 * margin, data };
}
