import { NftProgress } from './nft-creator.js';

describe('NftProgress', () => {
  it('grows with the area of the scales that are done', () => {
    const progress = new NftProgress();
    const lines = [
      '[info] Image DPI (1): 36.000000',
      '[info] Image DPI (2): 72.000000',
      '[info] Start for 72.000000 dpi image.',
      '[info] Start for 36.000000 dpi image.',
      '[info] Generating FeatureSet3...',
    ];
    expect(lines.map((line) => Number(progress.read(line).toFixed(2)))).toEqual([0, 0, 0, 0.8, 0.95]);
  });
});
