import { createDesk } from './desk.js';
import { invert, type Matrix3, multiply, type Point, project, projectCorners } from './homography.js';
import { addSample, createMipMap, type MipMap } from './mip-map.js';
import type { Picture } from './picture.js';
import { createRandom, gaussian } from './random.js';

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
const NOISE_TABLE = 1 << 16;

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
  paintDesk(scene, deskPose, width, height, colour);
  if (pose) paintPaper(scene, pose, width, height, colour);
  return expose(soften(colour, width, height), options.noise, `${scene.seed}:${number}`);
}

function paintDesk(scene: Scene, pose: Matrix3, width: number, height: number, colour: Float32Array): void {
  const { target, desk } = scene;
  const scale = desk.width / (DESK_SPAN * max(target.width, target.height));
  const fromFrame = invert(pose);
  const sample = new Float64Array(3);
  for (let y = 0, o = 0; y < height; y++) {
    for (let x = 0; x < width; x++, o += 3) {
      const p = project(fromFrame, { x: x + 0.5, y: y + 0.5 });
      sample.fill(0);
      const deskX = (p.x - target.width / 2) * scale + desk.width / 2;
      const deskY = (p.y - target.height / 2) * scale + desk.height / 2;
      addSample(desk, 0, deskX, deskY, 1, sample);
      colour.set(sample, o);
    }
  }
}

function paintPaper(scene: Scene, pose: Matrix3, width: number, height: number, colour: Float32Array): void {
  const { paper, margin } = scene;
  const toFrame = multiply(pose, [1, 0, -margin, 0, 1, -margin, 0, 0, 1]);
  const fromFrame = invert(toFrame);
  const corners = projectCorners(toFrame, paper.width, paper.height);
  const inside = insideDistance(corners);
  const detail = max(0, log2(sqrt((paper.width * paper.height) / area(corners))));
  const level = min(floor(detail), paper.levels.length - 2);
  const coarser = detail - level;
  const sample = new Float64Array(3);
  for (let y = 0, o = 0; y < height; y++) {
    for (let x = 0; x < width; x++, o += 3) {
      const distance = inside(x + 0.5, y + 0.5);
      if (distance < -40) continue;
      const coverage = min(1, max(0, distance + 0.5));
      const shadow = 1 - 0.35 * exp(min(0, distance) / 7);
      sample.fill(0);
      if (coverage > 0) {
        const p = project(fromFrame, { x: x + 0.5, y: y + 0.5 });
        addSample(paper, level, p.x, p.y, coverage * (1 - coarser), sample);
        if (coarser > 0) addSample(paper, level + 1, p.x, p.y, coverage * coarser, sample);
      }
      for (let c = 0; c < 3; c++) {
        const under = (colour[o + c] as number) * shadow * (1 - coverage);
        colour[o + c] = under + (sample[c] as number);
      }
    }
  }
}

/** Signed distance to the nearest side of a convex quad given clockwise (y down), px; positive inside. */
function insideDistance(corners: readonly Point[]): (x: number, y: number) => number {
  const sides = corners.map((from, i) => {
    const to = corners[(i + 1) % corners.length] as Point;
    const length = hypot(to.x - from.x, to.y - from.y);
    return { x: from.x, y: from.y, nx: (from.y - to.y) / length, ny: (to.x - from.x) / length };
  });
  return (x, y) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const side of sides) nearest = min(nearest, (x - side.x) * side.nx + (y - side.y) * side.ny);
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

/** The lens: a blur with a standard deviation of half a pixel. */
function soften(colour: Float32Array, width: number, height: number): Float32Array {
  const across = blurLine(colour, 3, width * 3, height, width);
  return blurLine(across, width * 3, 3, width, height);
}

/** Weights 1/8, 3/4, 1/8 along lines of `length` pixels that lie `step` apart; `lines` of them, `stride` apart. */
function blurLine(source: Float32Array, step: number, stride: number, lines: number, length: number): Float32Array {
  const out = Float32Array.from(source);
  for (let line = 0; line < lines; line++) {
    for (let i = 1; i < length - 1; i++) {
      const o = line * stride + i * step;
      for (let c = o; c < o + 3; c++) {
        const around = (source[c - step] as number) + (source[c + step] as number);
        out[c] = (source[c] as number) * 0.75 + around * 0.125;
      }
    }
  }
  return out;
}

/** The sensor: noise, then whole levels. */
function expose(colour: Float32Array, noise: number, seed: string): Uint8Array {
  const random = createRandom(seed);
  const table = noiseTable();
  const start = floor(random() * NOISE_TABLE);
  // An odd stride visits the whole table; another one each frame leaves no pattern that a tracker could follow.
  const stride = 2 * floor(random() * 4096) + 1;
  const data = new Uint8Array(colour.length);
  for (let i = 0; i < colour.length; i++) {
    const grain = noise * (table[(start + i * stride) & (NOISE_TABLE - 1)] as number);
    data[i] = min(255, max(0, round((colour[i] as number) + grain)));
  }
  return data;
}

let cachedNoise: Float32Array | undefined;
function noiseTable(): Float32Array {
  if (cachedNoise === undefined) {
    const random = createRandom('noise');
    cachedNoise = Float32Array.from({ length: NOISE_TABLE }, () => gaussian(random));
  }
  return cachedNoise;
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
