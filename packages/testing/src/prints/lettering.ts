import { randomFrom } from '../media/picture.js';
import type { Pen } from './svg.js';

/** Strokes on a grid of 3 x 5 points; an alphabet of our own, so that no font of the machine changes a picture. */
const LETTERS = Array.from({ length: 26 }, (_, letter) => {
  const random = randomFrom(900 + letter);
  const point = () => [Math.floor(random() * 3), Math.floor(random() * 5)] as const;
  return Array.from({ length: 3 + (letter % 2) }, () => [...point(), ...point()] as const);
});

function letterPath(letter: number, x: number, y: number, size: number): string {
  const [stepX, stepY] = [size * 0.24, size * 0.2];
  return (LETTERS[letter % LETTERS.length] ?? [])
    .map(([ax, ay, bx, by]) => {
      const end = ax === bx && ay === by ? bx + 1 : bx;
      return `M${(x + ax * stepX).toFixed(1)} ${(y + ay * stepY).toFixed(1)}L${(x + end * stepX).toFixed(1)} ${(y + by * stepY).toFixed(1)}`;
    })
    .join('');
}

/** Lines of words in a box; `size` is a letter's height in px. */
export function lines(
  pen: Pen,
  box: { x: number; y: number; width: number; height: number },
  size: number,
  tone: string,
): string {
  let path = '';
  for (let y = box.y; y + size <= box.y + box.height; y += size * 1.7) {
    const end = box.x + box.width * (pen.whole(7) === 0 ? pen.between(0.3, 0.8) : 1);
    for (let x = box.x; x + size * 0.6 <= end; x += size * 0.75) {
      if (pen.whole(6) === 0) continue;
      path += letterPath(pen.whole(26), x, y, size);
    }
  }
  return `<path d="${path}" fill="none" stroke="${tone}" stroke-width="${(size * 0.13).toFixed(2)}" stroke-linecap="round"/>`;
}
