import { cameraParam } from './camera-param.js';
import { isTrusted } from './trust.js';

describe('cameraParam', () => {
  it('is what ARToolKit reads: big endian, 136 bytes, no distortion', () => {
    const bytes = cameraParam(640, 360, { fx: 576, fy: 575, cx: 319.5, cy: 179.5 });
    const view = new DataView(bytes.buffer);
    expect(bytes.length).toBe(136);
    expect([view.getInt32(0), view.getInt32(4)]).toEqual([640, 360]);
    const numbers = Array.from({ length: 16 }, (_, i) => view.getFloat64(8 + i * 8));
    expect(numbers.slice(0, 12)).toEqual([576, 0, 319.5, 0, 0, 575, 179.5, 0, 0, 0, 1, 0]);
    expect(numbers.slice(12)).toEqual([319.5, 179.5, 0, 1]);
  });
});

describe('isTrusted', () => {
  it.each([
    ['a plain step at 30 frames a second', { error: 0.4, move: 4, gap: 33 }, true],
    ['a quick movement at 30 frames a second', { error: 0.6, move: 20, gap: 33 }, true],
    ['a jump', { error: 0.4, move: 60, gap: 33 }, false],
    ['a bad fit', { error: 1.8, move: 3, gap: 33 }, false],
    ['a fit to nothing', { error: 0, move: 3, gap: 33 }, false],
    ['a still picture after a gap', { error: 0.4, move: 2, gap: 300 }, true],
    ['a movement after a gap', { error: 0.5, move: 12, gap: 300 }, false],
  ])('%s', (_, step, expected) => {
    expect(isTrusted(step)).toBe(expected);
  });
});
