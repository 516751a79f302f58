import { drawPicture } from './pictures.mjs';
import { randomFrom } from './random.mjs';

export const WIDTH = 640;
export const HEIGHT = 480;

/** How a print is seen: levels of difficulty as in everyday use. */
export const LEVELS = {
  easy: { size: [0.55, 0.85], tilt: 20, turn: 15, blur: 0.6, light: [0.75, 1.1], noise: 2, lift: 0 },
  usual: { size: [0.4, 0.8], tilt: 35, turn: 40, blur: 1, light: [0.55, 1.1], noise: 4, lift: 20 },
  hard: { size: [0.3, 0.75], tilt: 45, turn: 180, blur: 1.4, light: [0.35, 1.2], noise: 6, lift: 40 },
};

/** Photographs a picture with a simulated phone: tilt, turn, distance, light, lens blur, noise; on some ground.
 * @param picture what is printed; null shows the ground alone
 * @returns `WIDTH * HEIGHT` grey values and the homography, picture px -> frame px */
export function photograph(picture, level, seed) {
  const random = randomFrom(seed * 7919 + 17);
  const between = ([a, b]) => a + (b - a) * random();
  const { size, tilt, turn, blur, light, noise, lift } = LEVELS[level];
  const ground = drawPicture(900_000 + Math.floor(random() * 40));
  const groundScale = 0.6 + random();
  const frame = new Float32Array(WIDTH * HEIGHT);
  for (let y = 0; y < HEIGHT; y++) {
    const gy = Math.floor(y * groundScale) % ground.height;
    for (let x = 0; x < WIDTH; x++) {
      frame[y * WIDTH + x] = ground.data[gy * ground.width + (Math.floor(x * groundScale) % ground.width)];
    }
  }
  let h = null;
  if (picture) {
    h = pose(picture, between(size), tilt * random(), random() * 2 * Math.PI, (2 * random() - 1) * turn, random);
    paint(frame, picture, h);
  }
  const shadeX = (random() - 0.5) * 0.4,
    shadeY = (random() - 0.5) * 0.4,
    gain = between(light),
    haze = random() * lift;
  const radius = blur * random();
  const out = new Uint8Array(WIDTH * HEIGHT);
  const soft = smooth(frame, radius);
  for (let i = 0; i < out.length; i++) {
    const x = (i % WIDTH) / WIDTH - 0.5,
      y = Math.floor(i / WIDTH) / HEIGHT - 0.5;
    const grain = (random() + random() + random() - 1.5) * 2 * noise;
    out[i] = Math.min(
      255,
      Math.max(0, soft[i] * gain * (1 + shadeX * x + shadeY * y) * (1 - haze / 255) + haze + grain),
    );
  }
  return { frame: out, h };
}

function pose(picture, share, tilt, direction, turn, random) {
  const focal = 0.85 * WIDTH;
  const longest = Math.max(picture.width, picture.height);
  const distance = (focal * longest) / (share * WIDTH);
  const t = (tilt * Math.PI) / 180,
    r = (turn * Math.PI) / 180;
  // Turn in the plane, then tilt about an axis in it.
  const ax = Math.cos(direction),
    ay = Math.sin(direction),
    c = Math.cos(t),
    s = Math.sin(t);
  const R = [
    [c + ax * ax * (1 - c), ax * ay * (1 - c)],
    [ax * ay * (1 - c), c + ay * ay * (1 - c)],
    [-ay * s, ax * s],
  ];
  const cr = Math.cos(r),
    sr = Math.sin(r);
  const col = (k) => [R[k][0] * cr + R[k][1] * sr, -R[k][0] * sr + R[k][1] * cr];
  const cx = WIDTH / 2 + (random() - 0.5) * WIDTH * Math.max(0, 0.9 - share),
    cy = HEIGHT / 2 + (random() - 0.5) * HEIGHT * Math.max(0, 0.7 - share);
  const mx = picture.width / 2,
    my = picture.height / 2;
  const rows = [0, 1, 2].map((k) => {
    const [a, b] = col(k);
    return [a, b, (k === 2 ? distance : 0) - a * mx - b * my];
  });
  const h = [];
  for (let k = 0; k < 3; k++) h.push(focal * rows[0][k] + cx * rows[2][k]);
  for (let k = 0; k < 3; k++) h.push(focal * rows[1][k] + cy * rows[2][k]);
  for (let k = 0; k < 3; k++) h.push(rows[2][k]);
  return h;
}

function paint(frame, picture, h) {
  const [a, b, c, d, e, f, g, i, j] = h;
  const inverse = [
    e * j - f * i,
    c * i - b * j,
    b * f - c * e,
    f * g - d * j,
    a * j - c * g,
    c * d - a * f,
    d * i - e * g,
    b * g - a * i,
    a * e - b * d,
  ];
  // The mean of 3 x 3 samples a pixel; the white margin of the paper belongs to the print.
  const margin = 0.03 * Math.max(picture.width, picture.height);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      let sum = 0,
        covered = 0;
      for (let s = 0; s < 9; s++) {
        const px = x + ((s % 3) + 0.5) / 3,
          py = y + (Math.floor(s / 3) + 0.5) / 3;
        const w = 1 / (inverse[6] * px + inverse[7] * py + inverse[8]);
        const u = (inverse[0] * px + inverse[1] * py + inverse[2]) * w,
          v = (inverse[3] * px + inverse[4] * py + inverse[5]) * w;
        if (u < -margin || v < -margin || u > picture.width + margin || v > picture.height + margin) {
          if (s === 0 && covered === 0 && (u < -60 || v < -60 || u > picture.width + 60 || v > picture.height + 60))
            break;
          continue;
        }
        covered++;
        const inPicture = u >= 0 && v >= 0 && u < picture.width && v < picture.height;
        sum += inPicture ? picture.data[Math.floor(v) * picture.width + Math.floor(u)] : 245;
      }
      const k = y * WIDTH + x;
      if (covered > 0) frame[k] = sum / 9 + (frame[k] * (9 - covered)) / 9;
    }
  }
}

/** A box of up to three pixels, three times over, which comes near a lens that is out of focus. */
function smooth(source, sigma) {
  const w = Math.min(0.33, (sigma * sigma) / 2 / 3);
  let from = source;
  for (let pass = 0; pass < 3; pass++) {
    const across = new Float32Array(from.length);
    for (let i = 1; i < from.length - 1; i++) across[i] = from[i] + w * (from[i - 1] + from[i + 1] - 2 * from[i]);
    const down = Float32Array.from(across);
    for (let i = WIDTH; i < from.length - WIDTH; i++)
      down[i] = across[i] + w * (across[i - WIDTH] + across[i + WIDTH] - 2 * across[i]);
    from = down;
  }
  return from;
}
