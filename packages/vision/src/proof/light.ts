import type { Plane } from '../image/plane.js';
import { gaussian, randomFrom } from './random.js';

/** A light, or a hand, in which a print is looked at. */
export interface Light {
  readonly name: 'bright' | 'dim' | 'shaky';
  /** What is left of the light, 0 to 1. */
  readonly gain: number;
  /** Standard deviation of the sensor's noise, grey levels. */
  readonly noise: number;
  /** Path of the picture over the sensor while the shutter is open, px. */
  readonly smear: number;
}

/** A well lit room; an evening's lamp, where the sensor sees a quarter of the light and more noise; a moving hand. */
export const LIGHTS: readonly Light[] = [
  { name: 'bright', gain: 1, noise: 2.5, smear: 0 },
  { name: 'dim', gain: 0.25, noise: 7, smear: 0 },
  { name: 'shaky', gain: 0.9, noise: 3, smear: 7 },
];

const TABLE = 1 << 15;
let table: Float32Array | undefined;

function noiseTable(): Float32Array {
  if (table) return table;
  const random = randomFrom(77);
  table = Float32Array.from({ length: TABLE }, () => gaussian(random));
  return table;
}

/** Takes the picture: the lens softens it, the hand smears it, the sensor adds its noise. */
export function expose(frame: Plane, light: Light, seed: number): void {
  soften(frame);
  if (light.smear > 1) smear(frame, light.smear, seed % 2 === 0);
  const noise = noiseTable();
  const { data } = frame;
  let at = Math.imul(seed, 7919) & (TABLE - 1);
  for (let i = 0; i < data.length; i++) {
    // A step that is odd visits the whole table; a new start by row would show as stripes.
    at = (at + 12289) & (TABLE - 1);
    const value = data[i]! * light.gain + noise[at]! * light.noise + 0.5;
    data[i] = Math.max(0, Math.min(255, value));
  }
}

/** A lens and a demosaiced sensor: 1 2 1 along both directions. */
function soften({ width, height, data }: Plane): void {
  for (let y = 0; y < height; y++) {
    let before = data[y * width]!;
    for (let i = y * width, end = i + width - 1; i < end; i++) {
      const value = data[i]!;
      data[i] = (before + 2 * value + data[i + 1]! + 2) >> 2;
      before = value;
    }
  }
  const above = data.slice(0, width);
  for (let y = 0; y < height - 1; y++) {
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const value = data[i]!;
      data[i] = (above[x]! + 2 * value + data[i + width]! + 2) >> 2;
      above[x] = value;
    }
  }
}

/** Averages along rows or columns. */
function smear({ width, height, data }: Plane, length: number, isAcross: boolean): void {
  const [lines, count, step, jump] = isAcross ? [height, width, 1, width] : [width, height, width, 1];
  const line = new Uint8Array(count);
  const before = length >> 1;
  for (let l = 0; l < lines; l++) {
    for (let k = 0; k < count; k++) line[k] = data[l * jump + k * step]!;
    let sum = 0;
    for (let k = -before; k < length - before; k++) sum += line[Math.max(0, k)]!;
    for (let k = 0; k < count; k++) {
      data[l * jump + k * step] = sum / length + 0.5;
      sum += line[Math.min(count - 1, k + length - before)]! - line[Math.max(0, k - before)]!;
    }
  }
}
