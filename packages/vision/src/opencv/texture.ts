import type { GrayImage } from './gray-image.js';

/** Mean and spread of a region's luminance, 0 to 255. */
export interface Tone {
  mean: number;
  deviation: number;
}

/** Splits the picture into `columns` x `rows` cells and measures each, row by row. */
export function measureCells(image: GrayImage, columns: number, rows: number): Tone[] {
  const cells: Tone[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      cells.push(
        toneOf(image, {
          left: Math.floor((column * image.width) / columns),
          right: Math.floor(((column + 1) * image.width) / columns),
          top: Math.floor((row * image.height) / rows),
          bottom: Math.floor(((row + 1) * image.height) / rows),
        }),
      );
    }
  }
  return cells;
}

/** Tone of a rectangle; `right` and `bottom` excluded. */
export function toneOf(image: GrayImage, box: { left: number; right: number; top: number; bottom: number }): Tone {
  let sum = 0;
  let squares = 0;
  for (let y = box.top; y < box.bottom; y++) {
    for (let x = box.left; x < box.right; x++) {
      const value = image.data[y * image.width + x] ?? 0;
      sum += value;
      squares += value * value;
    }
  }
  const count = Math.max(1, (box.right - box.left) * (box.bottom - box.top));
  const mean = sum / count;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)) };
}
