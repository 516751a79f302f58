import sharp from 'sharp';

export interface PictureOptions {
  /** Pixels. */
  width?: number;
  height?: number;
  format?: 'jpeg' | 'png' | 'webp' | 'avif';
  /** Another seed is another picture. */
  seed?: number;
  /** How many shapes; 0 is one flat colour, which no tracker can find. 400 unless given. */
  shapes?: number;
}

/** A picture full of corners, such as a tracker likes: random shapes on a coloured ground, the same for the same options. */
export async function drawPicture(options: PictureOptions = {}): Promise<Buffer> {
  const { width = 960, height = 720, format = 'jpeg', seed = 1, shapes = 400 } = options;
  const random = randomFrom(seed);
  const colour = () => `rgb(${[0, 1, 2].map(() => Math.floor(random() * 256)).join(',')})`;
  const unit = Math.min(width, height);
  const drawn = Array.from({ length: shapes }, () => {
    const [x, y, size] = [random() * width, random() * height, unit * (0.02 + random() * 0.1)];
    const corners = Array.from({ length: 3 + Math.floor(random() * 3) }, () =>
      [x + (random() - 0.5) * 2 * size, y + (random() - 0.5) * 2 * size].map((value) => value.toFixed(1)).join(','),
    );
    return `<polygon points="${corners.join(' ')}" fill="${colour()}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${colour()}"/>${drawn.join('')}</svg>`;
  return sharp(Buffer.from(svg))
    .toFormat(format, format === 'jpeg' ? { quality: 92 } : {})
    .toBuffer();
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32, by Tommy Ettinger, public domain). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
