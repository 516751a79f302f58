import { headlineOf, linkState, publishing } from './link-state';

const now = Date.parse('2026-06-15T12:00:00Z');
const live = {
  isActive: true,
  expiresAt: null,
  startsAt: null,
  maxViews: null,
  currentViews: 3,
  publishedAt: '2026-06-01T00:00:00Z',
};
const word = (change: Partial<typeof live> | Record<string, unknown>) => linkState({ ...live, ...change }, now).word;

describe('linkState', () => {
  it('is live once published', () => {
    expect([word({}), word({ publishedAt: null })]).toEqual(['Live', 'Publishing']);
  });

  it('names the gate that is shut', () => {
    expect([
      word({ isActive: false, expiresAt: '2026-01-01T00:00:00Z' }),
      word({ expiresAt: '2026-06-15T11:00:00Z' }),
      word({ startsAt: '2026-07-01T00:00:00Z' }),
      word({ maxViews: 3 }),
    ]).toEqual(['Off', 'Ended', 'Not begun', 'View limit reached']);
  });
});

describe('publishing', () => {
  const of = (publishedAt: string | null, ...codes: string[]) =>
    publishing({ publishedAt, warnings: codes.map((code) => ({ code, message: '' })) });

  it('calls a link live only when all it shows is ready', () => {
    expect([of(null), of('2026-06-01T00:00:00Z', 'video_not_ready'), of('2026-06-01T00:00:00Z')]).toEqual([
      'publishing',
      'almost',
      'live',
    ]);
  });

  it('does not wait for what only waits for its owner', () => {
    expect(of('2026-06-01T00:00:00Z', 'marker_weak')).toBe('live');
  });
});

it('never calls a link live that plays nothing now', () => {
  const of = (change: Record<string, unknown>) => headlineOf({ ...live, warnings: [], ...change }, now);
  expect([of({}), of({ isActive: false }), of({ startsAt: '2026-07-01T00:00:00Z' }), of({ maxViews: 3 })]).toEqual([
    'Your link is live',
    'Your link is off',
    'Your link begins later',
    'Your link is live',
  ]);
});
