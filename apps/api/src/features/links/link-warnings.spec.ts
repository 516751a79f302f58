import { linkWarnings, type WarnedMarker } from './link-warnings.js';

const fine: WarnedMarker = {
  id: 'a',
  name: 'Poster',
  status: 'ready',
  trackability: 80,
  videos: [{ name: 'clip', status: 'ready', playable: true }],
  similar: [],
};
const codes = (...markers: WarnedMarker[]) => linkWarnings(markers).map((warning) => warning.code);

describe('linkWarnings', () => {
  it('is silent when all is well', () => {
    expect(codes(fine)).toEqual([]);
  });

  it.each([
    ['marker_weak', { ...fine, trackability: 9 }],
    ['marker_failed', { ...fine, status: 'failed', trackability: null }],
    ['marker_not_ready', { ...fine, status: 'processing', trackability: null }],
    ['marker_without_video', { ...fine, videos: [] }],
    ['video_failed', { ...fine, videos: [{ name: 'clip', status: 'failed', playable: false }] }],
    ['video_not_ready', { ...fine, videos: [{ name: 'clip', status: 'queued', playable: false }] }],
  ])('says %s', (code, marker) => {
    expect(codes(fine, marker)).toEqual([code]);
  });

  it('is content with a video that already plays while better renditions are made', () => {
    expect(codes({ ...fine, videos: [{ name: 'clip', status: 'processing', playable: true }] })).toEqual([]);
  });

  it.each(['alike', 'same'] as const)('names two that are %s once, whichever knows of it', (verdict) => {
    const one: WarnedMarker = { ...fine, name: 'Spring', similar: [{ markerId: 'b', verdict }] };
    const both: WarnedMarker = { ...fine, id: 'b', name: 'Summer', similar: [{ markerId: 'a', verdict }] };
    const neither: WarnedMarker = { ...both, similar: [] };
    for (const link of [
      [one, both],
      [one, neither],
      [neither, one],
    ]) {
      const [warning, ...more] = linkWarnings(link);
      expect(more).toEqual([]);
      expect(warning?.code).toBe(`markers_${verdict}`);
      expect(warning?.message).toMatch(/"Spring".*"Summer"|"Summer".*"Spring"/);
    }
    expect(codes(one)).toEqual([]);
  });

  it('says that nothing is left', () => {
    expect(codes()).toEqual(['no_markers']);
  });
});
