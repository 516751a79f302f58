import type { Tracked } from './engine.js';
import { LONG_SIDE } from './tracker-size.js';

/** Following a picture for longer than this, ms a frame, drops two of three frames of a camera. */
const MOST_TRACK_MS = 45;
/** Looking for one may take longer: nothing stands on the picture yet. */
const MOST_DETECT_MS = 250;
/** Frames that are judged together: a second or two of a phone that is too slow. */
const JUDGED = 15;
/** A quarter of the pixels, which every camera's picture can be halved to. */
const SMALL_SIDE = LONG_SIDE / 2;

/**
 * Chooses the tracker's working size by how long its frames take. A phone that is too slow for the usual size gets half of it;
 * it stays at that, for a phone does not get faster in a hand, and each change begins the search anew.
 */
export class Pace {
  private readonly track: number[] = [];
  private readonly detect: number[] = [];
  /** Longer side of the frames to work on, pixels. */
  longSide = LONG_SIDE;

  /** Takes what one frame took. */
  note({ trackMs, detectMs }: Pick<Tracked, 'trackMs' | 'detectMs'>): void {
    if (this.longSide === SMALL_SIDE) return;
    const slow = exceeds(this.track, trackMs, MOST_TRACK_MS) || exceeds(this.detect, detectMs, MOST_DETECT_MS);
    if (slow) this.longSide = SMALL_SIDE;
  }
}

/** Whether the middle one of the last times is too long; a single hiccup is not. */
function exceeds(times: number[], ms: number | null, most: number): boolean {
  if (ms === null) return false;
  times.push(ms);
  if (times.length > JUDGED) times.shift();
  const middle = [...times].sort((a, b) => a - b)[JUDGED >> 1];
  return times.length === JUDGED && middle !== undefined && middle > most;
}
