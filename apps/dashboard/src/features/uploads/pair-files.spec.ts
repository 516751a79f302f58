import { pairFiles } from './pair-files';

const files = (...names: string[]) => names.map((name) => ({ name, type: '' }));
const named = (names: string[]) =>
  pairFiles(files(...names)).pairs.map(({ picture, video }) => [picture?.name ?? null, video?.name ?? null]);

describe('pairFiles', () => {
  it('puts files of the same name together, whatever their order', () => {
    expect(named(['b.mp4', 'a.jpg', 'a.mp4', 'b.png'])).toEqual([
      ['a.jpg', 'a.mp4'],
      ['b.png', 'b.mp4'],
    ]);
  });

  it('pairs the rest in the order it came', () => {
    expect(named(['one.jpg', 'two.jpg', 'x.mov', 'two.mp4'])).toEqual([
      ['one.jpg', 'x.mov'],
      ['two.jpg', 'two.mp4'],
    ]);
  });

  it('keeps a video without a picture, and gives back what it cannot use', () => {
    expect(named(['a.mp4'])).toEqual([[null, 'a.mp4']]);
    expect(pairFiles(files('a.pdf')).other).toHaveLength(1);
  });
});
