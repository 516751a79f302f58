import { rateTrackability, type TrackabilityFacts } from './trackability.js';

const rich: TrackabilityFacts = {
  keypoints: 1500,
  ambiguous: 0.02,
  coverage: 0.9,
  flat: 0,
  flatSide: null,
  contrast: 55,
  aspect: 1.33,
};
const codes = (facts: Partial<TrackabilityFacts>) =>
  rateTrackability({ ...rich, ...facts }).reasons.map(({ code }) => code);

describe('rateTrackability', () => {
  it('gives a rich picture a high score and says that it is good', () => {
    const rated = rateTrackability(rich);
    expect(rated.score).toBeGreaterThan(90);
    expect(rated.reasons.map(({ code }) => code)).toEqual(['good']);
  });

  it('calls a picture without keypoints unusable, under 10, with one reason that says what to change', () => {
    const rated = rateTrackability({ ...rich, keypoints: 5, coverage: 0, contrast: 2 });
    expect(rated).toMatchObject({ usable: false, reasons: [{ code: 'too_few_features' }] });
    expect(rated.score).toBeLessThan(10);
    expect(rated.reasons[0]?.message).toContain('Use a picture with many sharp details');
  });

  it('scores a tiled pattern under 10 although it is full of corners', () => {
    const rated = rateTrackability({ ...rich, ambiguous: 1 });
    expect(rated.score).toBeLessThan(10);
    expect(rated.reasons[0]?.code).toBe('repetitive');
  });

  it('names the empty side to crop away', () => {
    const rated = rateTrackability({ ...rich, coverage: 0.4, flat: 0.5, flatSide: 'top' });
    expect(rated.reasons[0]).toMatchObject({
      code: 'uneven_features',
      message: expect.stringContaining('Crop away the top'),
    });
  });

  it('warns of low contrast and of a narrow shape', () => {
    expect(codes({ contrast: 12 })).toContain('low_contrast');
    expect(codes({ aspect: 4 })).toContain('elongated');
  });

  it('never rises when a property gets worse', () => {
    const worse: Partial<TrackabilityFacts>[] = [
      { keypoints: 200 },
      { ambiguous: 0.5 },
      { coverage: 0.2 },
      { contrast: 10 },
      { aspect: 3 },
    ];
    for (const facts of worse) {
      expect(rateTrackability({ ...rich, ...facts }).score).toBeLessThan(rateTrackability(rich).score);
    }
  });
});
