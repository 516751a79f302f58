import { randomFrom } from '../media/picture.js';

/** Draws with chance; the same seed draws the same. */
export class Pen {
  private readonly random: () => number;

  constructor(
    seed: number,
    readonly width: number,
    readonly height: number,
    /** Darkest and lightest grey that {@link tone} gives. */
    private readonly tones: readonly [number, number] = [0, 255],
  ) {
    this.random = randomFrom(seed);
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.random();
  }

  whole(below: number): number {
    return Math.floor(this.random() * below);
  }

  tone(): string {
    return grey(this.between(...this.tones));
  }

  many(count: number, draw: (index: number) => string): string {
    return Array.from({ length: count }, (_, index) => draw(index)).join('');
  }

  svg(ground: string, content: string): string {
    const { width, height } = this;
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="${ground}"/>${content}</svg>`;
  }
}

export const grey = (value: number): string => {
  const level = Math.round(value);
  return `rgb(${level},${level},${level})`;
};

export const rect = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${width.toFixed(1)}" height="${height.toFixed(1)}" fill="${fill}"/>`;

export const disc = (x: number, y: number, radius: number, fill: string): string =>
  `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${radius.toFixed(1)}" fill="${fill}"/>`;
