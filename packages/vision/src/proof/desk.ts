import { createPlane, type Plane } from '../image/plane.js';
import { randomFrom } from './random.js';

const GRAIN_SIDE = 6;
const THINGS = 26;

/** What lies around a print: a grained table top with things on it, the same for the same seed and size. */
export function createDesk(width: number, height: number, seed: number): Plane {
  const desk = createPlane(width, height);
  const random = randomFrom(seed);
  const base = 90 + 70 * random();
  for (let y = 0; y < height; y += GRAIN_SIDE) {
    for (let x = 0; x < width; x += GRAIN_SIDE * 5) {
      fill(desk, x, y, GRAIN_SIDE * 5, GRAIN_SIDE, () => base + 26 * (random() - 0.5));
    }
  }
  for (let n = 0; n < THINGS; n++) {
    const tone = 30 + 200 * random();
    const stripes = random() < 0.4 ? 22 : 0;
    const [w, h] = [8 + random() * 70, 8 + random() * 70];
    fill(desk, random() * width - w / 2, random() * height - h / 2, w, h, (x) => tone + (x % 7 < 3 ? stripes : 0));
  }
  return desk;
}

function fill(desk: Plane, left: number, top: number, width: number, height: number, tone: (x: number) => number) {
  const right = Math.min(desk.width, Math.round(left + width));
  const bottom = Math.min(desk.height, Math.round(top + height));
  const first = Math.max(0, Math.round(left));
  for (let x = first; x < right; x++) {
    const value = Math.min(255, Math.max(0, tone(x)));
    for (let y = Math.max(0, Math.round(top)); y < bottom; y++) desk.data[y * desk.width + x] = value;
  }
}
