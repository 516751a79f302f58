import { linkState } from './link-state';

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
