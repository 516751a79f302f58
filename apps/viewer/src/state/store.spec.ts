import type { Facts, ViewerState } from './state.js';
import { Store } from './store.js';

function journey(...changes: Partial<Facts>[]): ViewerState[] {
  const store = new Store();
  const seen: ViewerState[] = [];
  store.subscribe((state) => seen.push(state));
  for (const change of changes) store.update(change);
  return seen;
}

describe('state', () => {
  it('goes from opening to the end of the video, by way of a loss', () => {
    expect(
      journey(
        { phase: 'intro' },
        { phase: 'requesting-camera' },
        { phase: 'live' },
        { found: true },
        { video: 'playing' },
        { found: false },
        { video: 'paused' },
        { found: true },
        { video: 'playing' },
        { video: 'ended' },
      ),
    ).toEqual([
      ...[
        'loading',
        'intro',
        'requesting-camera',
        'scanning',
        'tracking',
        'playing',
        'lost',
        'tracking',
        'playing',
        'ended',
      ],
    ]);
  });

  it('speaks of a loss only after the picture was found once', () => {
    expect(journey({ phase: 'live' }, { found: true }, { found: false }).slice(-3)).toEqual([
      'scanning',
      'tracking',
      'lost',
    ]);
  });

  it('plays without a camera, and goes on when the picture is out of view', () => {
    expect(journey({ phase: 'watching' }, { video: 'playing' }, { found: false }, { video: 'ended' })).toEqual([
      ...['loading', 'tracking', 'playing', 'ended'],
    ]);
  });

  it('says nothing when nothing changes', () => {
    expect(journey({ phase: 'intro' }, { phase: 'intro' }, { video: 'paused' })).toEqual(['loading', 'intro']);
  });

  it('stops at an error whatever else is true', () => {
    expect(journey({ phase: 'live', found: true }, { phase: 'error' }, { video: 'playing' }).at(-1)).toBe('error');
  });
});
