import { PointFilter } from './point-filter.js';

const FRAME = 1000 / 30;
const REST = [100, 100, 400, 110, 390, 320, 95, 310];

/** Reproducible normal noise (Box and Muller over a small linear congruential generator). */
function noiseOf(seed: number): () => number {
  let state = seed;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 1) / 4294967297;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

interface Run {
  raw: number;
  shown: number;
  /** Mean of shown minus true, x, pixels. */
  lag: number;
}

/** Root mean square errors over `frames`, after half a second of settling. */
function run(path: (t: number) => number, sigma: number, frames = 300, filter = new PointFilter()): Run {
  const noise = noiseOf(42);
  const sums = { raw: 0, shown: 0, lag: 0, n: 0 };
  for (let i = 0; i < frames; i += 1) {
    const truth = REST.map((value, k) => value + (k % 2 === 0 ? path((i * FRAME) / 1000) : 0));
    const measured = truth.map((value) => value + sigma * noise());
    const shown = filter.update(measured, i * FRAME);
    if (i < 15) continue;
    truth.forEach((value, k) => {
      sums.raw += ((measured[k] as number) - value) ** 2;
      sums.shown += ((shown[k] as number) - value) ** 2;
      if (k % 2 === 0) sums.lag += ((shown[k] as number) - value) * 2;
      sums.n += 1;
    });
  }
  return { raw: Math.sqrt(sums.raw / sums.n), shown: Math.sqrt(sums.shown / sums.n), lag: sums.lag / sums.n };
}

describe('PointFilter', () => {
  it('calms a picture that lies still', () => {
    const { raw, shown } = run(() => 0, 0.4);

    expect(shown).toBeLessThan(raw * 0.45);
  });

  it('does not trail behind at 300 pixels a second', () => {
    const { lag, raw, shown } = run((t) => 300 * t, 0.4);
    expect(Math.abs(lag)).toBeLessThan(0.1);
    expect(shown).toBeLessThan(raw);
  });

  it.each([
    ['a hand that trembles', (t: number) => 3 * Math.sin(t * 9)],
    ['a slow sweep to and fro', (t: number) => 120 * Math.sin(t * 2)],
    ['a fast sweep to and fro', (t: number) => 150 * Math.sin(t * 5)],
  ])('is never much worse than the measurement: %s', (_, path) => {
    const { raw, shown } = run(path, 0.4);

    expect(shown).toBeLessThan(raw * 1.15);
  });

  it('stays within 1 px without noise when the camera starts and stops', () => {
    const filter = new PointFilter();
    let worst = 0;
    for (let i = 0; i < 120; i += 1) {
      const t = (i * FRAME) / 1000;
      const x = t < 1 ? 0 : t < 2 ? 300 * (t - 1) : 300;
      const shown = filter.update(
        REST.map((value, k) => value + (k % 2 ? 0 : x)),
        i * FRAME,
      );
      worst = Math.max(worst, Math.abs((shown[0] as number) - 100 - x));
    }
    expect(worst).toBeLessThan(1);
  });

  it('starts anew after a gap, a jump of the clock or a reset', () => {
    const filter = new PointFilter();
    filter.update([0, 0], 0);
    filter.update([1, 0], 33);
    expect([...filter.update([500, 9], 1000)]).toEqual([500, 9]);
    expect([...filter.update([7, 7], 900)]).toEqual([7, 7]);
    filter.reset();
    expect([...filter.update([3, 3], 933)]).toEqual([3, 3]);
  });
});
