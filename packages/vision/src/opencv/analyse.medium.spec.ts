import { analyseTarget, type GrayImage } from './index.js';

const width = 640;
const height = 480;

/** A picture from a function of the pixel. */
function draw(luminance: (x: number, y: number) => number): GrayImage {
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data[y * width + x] = luminance(x, y);
  return { width, height, data };
}

/** Overlapping rectangles of chance size and tone in the given part of the picture, the same at every call. */
function rectangles(count: number, from = 0): GrayImage {
  const image = draw(() => 200);
  let seed = 12345;
  const random = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  for (let index = 0; index < count; index++) {
    const left = Math.floor(random() * width);
    const top = Math.floor(from + random() * (height - from));
    const right = Math.min(width, left + 6 + Math.floor(random() * 50));
    const bottom = Math.min(height, top + 6 + Math.floor(random() * 50));
    const tone = Math.floor(random() * 256);
    for (let y = top; y < bottom; y++) image.data.fill(tone, y * width + left, y * width + right);
  }
  return image;
}

describe('analyseTarget', () => {
  it('scores a picture of many different shapes above 65, with a heat map of its strongest keypoints', async () => {
    const { score, features, usable } = await analyseTarget(rectangles(600));
    expect(usable).toBe(true);
    expect(score).toBeGreaterThan(65);
    expect(features).toHaveLength(400);
    expect(features[0]?.[2]).toBe(1);
    expect(features.flat().every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  it.each([
    ['a plain colour', draw(() => 90)],
    ['a gradient', draw((x, y) => Math.round((x / width) * 160 + (y / height) * 90))],
    ['faint noise', draw((x, y) => 120 + ((x * 7919 + y * 104729) % 8))],
  ])('refuses %s and says what to change', async (_name, image) => {
    const { usable, score, reasons } = await analyseTarget(image);
    expect(usable).toBe(false);
    expect(score).toBeLessThan(10);
    expect(reasons[0]?.code).toBe('too_few_features');
  });

  it('scores a chessboard under 10: each corner looks like every other', async () => {
    const { score, reasons } = await analyseTarget(draw((x, y) => (((x >> 5) + (y >> 5)) % 2 ? 20 : 235)));
    expect(score).toBeLessThan(10);
    expect(reasons[0]?.code).toBe('repetitive');
  });

  it('advises to crop an empty top away', async () => {
    const { reasons, facts } = await analyseTarget(rectangles(300, height / 2));
    expect(facts.flatSide).toBe('top');
    // It may well be recognised, so praise can come first; the advice stands all the same.
    expect(reasons.map(({ code }) => code)).toContain('uneven_features');
  });

  it('is deterministic', async () => {
    const image = rectangles(200);
    expect(await analyseTarget(image)).toEqual(await analyseTarget(image));
  });
});
