/** What the page says about itself in `argument:state`. */
export type ViewerState =
  | 'loading'
  | 'intro'
  | 'requesting-camera'
  | 'scanning'
  | 'tracking'
  | 'lost'
  | 'playing'
  | 'ended'
  | 'error';

/** What is known at one moment; the state follows from it, so that the two can never disagree. */
export interface Facts {
  /** `watching`: the video fills the screen and no camera is needed. */
  phase: 'loading' | 'intro' | 'requesting-camera' | 'live' | 'watching' | 'error';
  /** The picture is in view. */
  found: boolean;
  foundOnce: boolean;
  video: 'idle' | 'playing' | 'paused' | 'ended';
}

export const INITIAL_FACTS: Facts = { phase: 'loading', found: false, foundOnce: false, video: 'idle' };

export function stateOf({ phase, found, foundOnce, video }: Facts): ViewerState {
  if (phase === 'live' && !found) return foundOnce ? 'lost' : 'scanning';
  if (phase === 'live' || phase === 'watching') {
    return video === 'playing' || video === 'ended' ? video : 'tracking';
  }
  return phase;
}
