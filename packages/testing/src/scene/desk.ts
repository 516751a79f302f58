import type { Picture } from './picture.js';
import { createRandom } from './random.js';

// Looked up once, as in scene.ts.
const { floor, min, sin } = Math;

/** A wooden desk top: planks with grain and small stains; what lies around the print in a scene. */
export function createDesk(width: number, height: number, seed: string): Picture {
  const random = createRandom(`desk:${seed}`);
  const noise = valueNoise(64, random);
  const data = new Uint8Array(width * height * 3);
  const plank = height / 5;
  for (let y = 0, o = 0; y < height; y++) {
    const row = floor(y / plank);
    const seam = y % plank < 2 ? 0.55 : 1;
    for (let x = 0; x < width; x++, o += 3) {
      const shift = row * 17.3;
      const grain = noise(x / 90 + shift, y / 4) * 0.6 + noise(x / 25 + shift, y / 2 + 9) * 0.4;
      const stain = noise(x / 55 + 31, y / 55 + 7);
      const light = (0.72 + 0.22 * grain + 0.12 * stain + 0.03 * sin(row * 2.1)) * seam;
      data[o] = min(255, 176 * light);
      data[o + 1] = min(255, 132 * light);
      data[o + 2] = min(255, 92 * light);
    }
  }
  return { width, height, data };
}

/** Smooth noise in [0, 1] on a repeating grid of `size` random values a side. */
function valueNoise(size: number, random: () => number): (x: number, y: number) => number {
  const grid = Float64Array.from({ length: size * size }, random);
  const at = (x: number, y: number) => grid[(y & (size - 1)) * size + (x & (size - 1))] as number;
  const ease = (t: number) => t * t * (3 - 2 * t);
  return (x, y) => {
    const x0 = floor(x);
    const y0 = floor(y);
    const fx = ease(x - x0);
    const fy = ease(y - y0);
    const top = at(x0, y0) * (1 - fx) + at(x0 + 1, y0) * fx;
    const bottom = at(x0, y0 + 1) * (1 - fx) + at(x0 + 1, y0 + 1) * fx;
    return top * (1 - fy) + bottom * fy;
  };
}
