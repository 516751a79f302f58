import { Canvas } from './canvas.mjs';

const grey = (random) => Math.floor(random() * 256);

/** Smooth random field: sums of interpolated lattices, `roughness` of each finer one. */
function field(random, width, height, octaves, roughness, coarse) {
  const out = new Float32Array(width * height);
  let gain = 1;
  for (let o = 0; o < octaves; o++, gain *= roughness) {
    const columns = coarse * 2 ** o + 2,
      rows = Math.ceil((columns * height) / width) + 2;
    const lattice = Float32Array.from({ length: columns * rows }, () => random() - 0.5);
    const step = width / (columns - 2);
    for (let y = 0; y < height; y++) {
      const gy = y / step,
        iy = Math.floor(gy),
        fy = gy - iy,
        wy = fy * fy * (3 - 2 * fy);
      for (let x = 0; x < width; x++) {
        const gx = x / step,
          ix = Math.floor(gx),
          fx = gx - ix,
          wx = fx * fx * (3 - 2 * fx);
        const i = iy * columns + ix;
        const upper = lattice[i] + wx * (lattice[i + 1] - lattice[i]),
          lower = lattice[i + columns] + wx * (lattice[i + columns + 1] - lattice[i + columns]);
        out[y * width + x] += gain * (upper + wy * (lower - upper));
      }
    }
  }
  return out;
}

/** Like a landscape: fields of different roughness behind one another, lit from one side. */
function photo(random, width, height) {
  const canvas = new Canvas(width, height, 0);
  const layers = 2 + Math.floor(random() * 4);
  const sky = field(random, width, height, 5, 0.5, 2);
  const base = 90 + random() * 100;
  for (let i = 0; i < sky.length; i++) canvas.data[i] = Math.min(255, Math.max(0, base + 110 * sky[i]));
  for (let l = 0; l < layers; l++) {
    const edge = field(random, width, 1, 6, 0.6, 2);
    const texture = field(random, width, height, 7, 0.6 + random() * 0.3, 2 + Math.floor(random() * 5));
    const horizon = height * (0.25 + (0.65 * (l + random() * 0.6)) / layers);
    const tone = 40 + random() * 170,
      contrast = 60 + random() * 130;
    for (let x = 0; x < width; x++) {
      const top = Math.max(0, Math.floor(horizon + edge[x] * height * 0.5));
      for (let y = top; y < height; y++) {
        const i = y * width + x;
        canvas.data[i] = Math.min(255, Math.max(0, tone + contrast * texture[i]));
      }
    }
  }
  const things = Math.floor(random() * 14);
  for (let n = 0; n < things; n++) {
    const r = width * (0.01 + random() * 0.05);
    canvas.polygon(
      random() * width,
      height * (0.3 + 0.6 * random()),
      r,
      3 + Math.floor(random() * 5),
      random() * 6,
      grey(random),
      random,
      0.4,
    );
  }
  return canvas;
}

/** Letters are drawn from one alphabet, so that all texts have the same letters in other orders. */
const ALPHABET = 26;
function letter(canvas, code, x, y, size, thick, ink) {
  let state = code * 7919 + 13;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const strokes = 2 + Math.floor(next() * 3);
  let fx = Math.round(next() * 2) / 2,
    fy = Math.round(next() * 2) / 2;
  for (let s = 0; s < strokes; s++) {
    const tx = Math.round(next() * 2) / 2,
      ty = Math.round(next() * 2) / 2;
    canvas.line(x + fx * size * 0.6, y + fy * size, x + tx * size * 0.6, y + ty * size, thick, ink);
    if (next() < 0.8) [fx, fy] = [tx, ty];
  }
}

function text(canvas, random, left, top, right, bottom, size, ink, weight = 0.14) {
  const advance = size * 0.85,
    leading = size * (1.5 + random() * 0.3);
  for (let y = top; y + size < bottom; y += leading) {
    const indent = random() < 0.15 ? size * 2 : 0,
      end = random() < 0.2 ? left + (right - left) * random() : right;
    let word = 2 + Math.floor(random() * 8);
    for (let x = left + indent; x + advance < end; x += advance) {
      if (word-- === 0) {
        word = 2 + Math.floor(random() * 8);
        continue;
      }
      letter(canvas, Math.floor(random() * ALPHABET), x, y, size, Math.max(1, size * weight), ink);
    }
  }
}

function page(random, width, height) {
  const canvas = new Canvas(width, height, 225 + Math.floor(random() * 30));
  const margin = width * (0.04 + random() * 0.06),
    columns = random() < 0.4 ? 2 : 1;
  const head = height * (0.05 + random() * 0.07);
  text(canvas, random, margin, margin, width - margin, margin + head * 1.4, head, 20, 0.2);
  const size = width * (0.016 + random() * 0.012),
    column = (width - margin * (columns + 1)) / columns;
  for (let c = 0; c < columns; c++) {
    const left = margin + c * (column + margin);
    text(canvas, random, left, margin + head * 2, left + column, height - margin, size, 30 + random() * 50);
  }
  if (random() < 0.5) {
    const w = Math.floor(width * (0.2 + random() * 0.25)),
      h = Math.floor(w * (0.6 + random() * 0.5));
    canvas.paste(
      photo(random, 160, 120),
      Math.floor(random() * (width - w)),
      Math.floor(height * 0.3 + random() * (height * 0.65 - h)),
      w,
      h,
    );
  }
  return canvas;
}

function poster(random, width, height) {
  const canvas = new Canvas(width, height, grey(random));
  if (random() < 0.7) canvas.paste(photo(random, width >> 1, height >> 1), 0, 0, width, height);
  for (let n = 0; n < 3 + random() * 10; n++) {
    const r = width * (0.03 + random() * 0.14);
    const x = random() * width,
      y = random() * height;
    if (random() < 0.3) canvas.disc(x, y, r, r * (0.5 + random()), grey(random));
    else if (random() < 0.4) canvas.ring(x, y, r, r * 0.12, grey(random));
    else canvas.polygon(x, y, r, 3 + Math.floor(random() * 7), random() * 6, grey(random), random, random() * 0.6);
  }
  const light = random() < 0.5 ? 245 : 12;
  const size = height * (0.08 + random() * 0.1),
    y = height * (0.05 + random() * 0.7);
  text(canvas, random, width * 0.06, y, width * 0.95, y + size * 1.5, size, light, 0.22);
  const small = height * (0.025 + random() * 0.02),
    band = height * (0.72 + random() * 0.15);
  canvas.fill(0, band, width, height, 255 - light);
  text(canvas, random, width * 0.05, band + small, width * 0.95, height - small, small, light);
  return canvas;
}

function pattern(random, width, height) {
  const canvas = new Canvas(width, height, grey(random));
  const step = width / (4 + Math.floor(random() * 7)),
    skew = random() < 0.5 ? step / 2 : 0;
  const motif = Array.from({ length: 2 + Math.floor(random() * 4) }, () => ({
    x: random(),
    y: random(),
    r: 0.1 + random() * 0.25,
    corners: 3 + Math.floor(random() * 6),
    turn: random() * 6,
    tone: grey(random),
  }));
  for (let row = -1; row * step < height; row++) {
    for (let x = -step + (row % 2) * skew; x < width; x += step) {
      for (const m of motif) {
        // Printed by hand: no two copies of the motif are quite the same.
        const r = step * m.r * (0.75 + random() * 0.5);
        canvas.polygon(x + m.x * step, (row + m.y) * step, r, m.corners, m.turn + random() * 0.4, m.tone, random, 0.3);
      }
    }
  }
  return canvas;
}

function drawing(random, width, height) {
  const canvas = new Canvas(width, height, 200 + Math.floor(random() * 55));
  for (let n = 0; n < 40 + random() * 90; n++) {
    const x = random() * width,
      y = random() * height,
      r = width * (0.01 + random() ** 2 * 0.12);
    const kind = random();
    if (kind < 0.35) canvas.disc(x, y, r, r * (0.3 + random()), grey(random));
    else if (kind < 0.7)
      canvas.polygon(x, y, r, 3 + Math.floor(random() * 6), random() * 6, grey(random), random, random() * 0.7);
    else
      canvas.line(
        x,
        y,
        x + (random() - 0.5) * width * 0.3,
        y + (random() - 0.5) * height * 0.3,
        2 + random() * 9,
        grey(random),
      );
  }
  return canvas;
}

function map(random, width, height) {
  const canvas = new Canvas(width, height, 215);
  const ground = field(random, width, height, 4, 0.5, 2);
  for (let i = 0; i < ground.length; i++) canvas.data[i] = ground[i] > 0.12 ? 170 : ground[i] < -0.25 ? 140 : 222;
  for (let n = 0; n < 22 + random() * 30; n++) {
    let x = random() * width,
      y = random() * height,
      a = random() * 6;
    const thick = 1.5 + random() ** 3 * 9,
      tone = random() < 0.5 ? 255 : 60 + random() * 80;
    for (let s = 0; s < 10; s++) {
      const nx = x + Math.cos(a) * width * 0.06,
        ny = y + Math.sin(a) * width * 0.06;
      canvas.line(x, y, nx, ny, thick, tone);
      [x, y, a] = [nx, ny, a + (random() - 0.5) * 1.1];
    }
  }
  for (let n = 0; n < 14; n++) {
    const x = random() * width * 0.85,
      y = random() * height * 0.95,
      size = width * (0.014 + random() * 0.016);
    text(canvas, random, x, y, x + size * (4 + random() * 6), y + size * 1.4, size, 15);
  }
  return canvas;
}

function collage(random, width, height) {
  const canvas = new Canvas(width, height, random() < 0.5 ? 245 : 15);
  const columns = 2 + Math.floor(random() * 2),
    rows = 1 + Math.floor(random() * 3),
    gap = Math.floor(width * 0.015);
  const w = Math.floor(width / columns),
    h = Math.floor(height / rows);
  for (let c = 0; c < columns; c++)
    for (let r = 0; r < rows; r++)
      canvas.paste(photo(random, w >> 1, h >> 1), c * w + gap, r * h + gap, w - 2 * gap, h - 2 * gap);
  const size = height * 0.06;
  if (random() < 0.6)
    text(canvas, random, width * 0.1, height * 0.45, width * 0.9, height * 0.45 + size * 1.5, size, 250, 0.2);
  return canvas;
}

/** Little on a plain ground, like a playing card or a logo with an address. */
function sparse(random, width, height) {
  const canvas = new Canvas(width, height, random() < 0.7 ? 240 : 30);
  const ink = canvas.data[0] > 128 ? 25 : 230;
  const r = width * (0.1 + random() * 0.1);
  const x = width * (0.25 + random() * 0.5),
    y = height * (0.3 + random() * 0.2);
  canvas.polygon(x, y, r, 3 + Math.floor(random() * 8), random() * 6, ink, random, 0.6);
  canvas.polygon(
    x + (random() - 0.5) * r,
    y + (random() - 0.5) * r,
    r * 0.6,
    3 + Math.floor(random() * 6),
    random() * 6,
    128,
    random,
    0.5,
  );
  canvas.ring(x + r * (random() - 0.5), y, r * 0.5, r * 0.06, canvas.data[0]);
  const size = height * (0.06 + random() * 0.05);
  text(canvas, random, width * 0.1, height * 0.65, width * 0.9, height * 0.65 + size * 1.7, size, ink, 0.18);
  text(canvas, random, width * 0.1, height * 0.84, width * 0.9, height * 0.94, size * 0.45, ink);
  return canvas;
}

/** Kinds of pictures that a script can draw; each takes a source of random numbers and a size in px. */
export const KINDS = { photo, page, poster, pattern, drawing, map, collage, sparse };
