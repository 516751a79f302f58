import { sourcesToTry } from './pick-source.js';

const source = (height: number, bytes: number) => ({
  url: `/${height}.mp4`,
  sha256: '0'.repeat(64),
  bytes,
  contentType: 'video/mp4',
  width: Math.round((height * 16) / 9),
  height,
});
/** 10 s: 0.8, 2.4 and 4.8 Mbit/s. */
const ladder = [source(480, 1e6), source(720, 3e6), source(1080, 6e6)];
const names = (conditions: Parameters<typeof sourcesToTry>[2]) =>
  sourcesToTry(ladder, 10_000, conditions).map(({ height }) => height);

describe('sourcesToTry', () => {
  it.each([
    ['takes the smallest that looks sharp on the screen', { screen: 1600, saveData: false }, [720, 480]],
    ['takes the largest on a large screen', { screen: 4000, saveData: false }, [1080, 720, 480]],
    ['saves data when asked to', { screen: 4000, saveData: true }, [480]],
    ['steps down on a slow network', { screen: 4000, saveData: false, downlink: 3.6 }, [720, 480]],
    ['still plays something on the slowest network', { screen: 4000, saveData: false, downlink: 0.05 }, [480]],
  ])('%s', (_, conditions, expected) => {
    expect(names(conditions)).toEqual(expected);
  });

  it('does not trust the order or the duration', () => {
    const shuffled = [ladder[2]!, ladder[0]!, ladder[1]!];
    const tried = sourcesToTry(shuffled, 0, { screen: 4000, saveData: false, downlink: 0.1 });
    expect(tried.map(({ height }) => height)).toEqual([1080, 720, 480]);
  });
});
