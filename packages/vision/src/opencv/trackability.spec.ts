import type { Trial } from '../proof/index.js';
import type { TrackabilityFacts } from './facts.js';
import { rateTrackability } from './trackability.js';

const rich: TrackabilityFacts = {
  keypoints: 1500,
  ambiguous: 0.02,
  coverage: 0.9,
  flat: 0,
  flatSide: null,
  contrast: 55,
  aspect: 1.33,
  text: 0,
};
const best: Trial = { success: 0.9, dim: 0.9, shaky: 0.8, near: 1, far: 1 };
const middling: Trial = { success: 0.5, dim: 0.5, shaky: 0.3, near: 1, far: 0.6 };
const none: Trial = { success: 0, dim: 0, shaky: 0, near: 0, far: 0 };
const codes = (facts: Partial<TrackabilityFacts>, trial = middling) =>
  rateTrackability({ ...rich, ...facts }, trial).reasons.map(({ code }) => code);

describe('rateTrackability', () => {
  it('gives what is recognised everywhere a high score and says that it is good', () => {
    const rated = rateTrackability(rich, best);
    expect(rated.score).toBeGreaterThan(90);
    expect(rated.reasons.map(({ code }) => code)).toEqual(['good']);
  });

  it('calls a picture that nothing is found in unusable, under 10, with one reason that says what to change', () => {
    const rated = rateTrackability({ ...rich, keypoints: 5, coverage: 0, contrast: 2 }, none);
    expect(rated).toMatchObject({ usable: false, reasons: [{ code: 'too_few_features' }] });
    expect(rated.score).toBeLessThan(10);
    expect(rated.reasons[0]?.message).toContain('Use a picture with many sharp details');
  });

  it('takes a soft picture without a corner that the engine recognises all the same', () => {
    expect(rateTrackability({ ...rich, keypoints: 0 }, middling).usable).toBe(true);
  });

  it('scores a tiled pattern that is never recognised 0, although it is full of corners, and says why', () => {
    const rated = rateTrackability({ ...rich, ambiguous: 1 }, none);
    expect(rated).toMatchObject({ score: 0, usable: true });
    expect(rated.reasons[0]?.code).toBe('repetitive');
  });

  it('names the empty side to crop away', () => {
    const rated = rateTrackability({ ...rich, coverage: 0.4, flat: 0.5, flatSide: 'top' }, middling);
    expect(rated.reasons[0]).toMatchObject({
      code: 'uneven_features',
      message: expect.stringContaining('Crop away the top'),
    });
  });

  it.each([
    ['low_contrast', { contrast: 12 }, middling],
    ['elongated', { aspect: 4 }, middling],
    ['text_like', { text: 0.7 }, middling],
    ['needs_light', {}, { ...middling, dim: 0.1 }],
    ['fine_details', {}, { ...middling, far: 0 }],
    ['few_features', { keypoints: 40 }, { ...middling, near: 0.5 }],
    ['fair', {}, { ...middling, success: 0.6 }],
    ['few_features', {}, { ...middling, success: 0.2 }],
  ])('says %s', (code, facts, trial) => {
    expect(codes(facts, trial)).toContain(code);
  });

  it('does not praise what scores low', () => {
    expect(codes({})).not.toContain('good');
  });
});
