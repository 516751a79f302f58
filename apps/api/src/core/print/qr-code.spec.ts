import jsQR from 'jsqr';
import { qrCodeOf, qrRuns } from './qr-code.js';

const SIDE = 400;

/** Paints the runs as a page would show them, in RGBA. */
function paint(text: string): Uint8ClampedArray {
  const pixels = new Uint8ClampedArray(SIDE * SIDE * 4).fill(255);
  for (const { x, y, width, height } of qrRuns(qrCodeOf(text))) {
    for (let row = Math.round(y * SIDE); row < Math.round((y + height) * SIDE); row++) {
      const start = (row * SIDE + Math.round(x * SIDE)) * 4;
      pixels.fill(0, start, start + Math.round(width * SIDE) * 4);
    }
  }
  return pixels;
}

describe('a QR code as rectangles', () => {
  it('is read by a phone', () => {
    for (const text of ['https://viewer.example/demo-poster', `https://viewer.example/${'long-'.repeat(12)}`]) {
      expect(jsQR.default(paint(text), SIDE, SIDE)?.data).toBe(text);
    }
  });

  it('stays within its quiet zone', () => {
    for (const { x, y, width, height } of qrRuns(qrCodeOf('https://viewer.example/a'))) {
      for (const edge of [x, y]) expect(edge).toBeGreaterThan(0.05);
      for (const edge of [x + width, y + height]) expect(edge).toBeLessThan(0.95);
    }
  });
});
