/** A fact about the video that is worth reporting. */
export type WatchFact =
  | {
      type: 'video_started' | 'video_resumed' | 'video_replayed' | 'video_paused' | 'video_completed';
      watchedMs: number;
    }
  | { type: 'video_progress'; percent: number; watchedMs: number };

const STEPS = [25, 50, 75] as const;

/**
 * Turns what a video element does into facts: each step once a viewing, no matter how often the video loops or the viewer
 * seeks; `watchedMs` is what was really played since the last fact, so that the sum is the watch time.
 */
export class WatchLog {
  private started = false;
  private playing = false;
  private next = 0;
  private completed = false;
  private watched = 0;
  private position = 0;

  constructor(private readonly report: (fact: WatchFact) => void) {}

  play(): void {
    if (this.playing) return;
    this.playing = true;
    this.emit(this.started ? 'video_resumed' : 'video_started');
    this.started = true;
  }

  pause(): void {
    if (!this.playing) return;
    this.playing = false;
    this.emit('video_paused');
  }

  /** The viewer asked for it again: a new viewing. */
  replay(): void {
    this.next = 0;
    this.completed = false;
    this.playing = true;
    this.started = true;
    this.position = 0;
    this.emit('video_replayed');
  }

  /** @param seconds position, @param duration of the video, both in seconds; call it a few times a second */
  at(seconds: number, duration: number): void {
    const step = seconds - this.position;
    // A larger step is a seek; a step back is the loop starting over.
    if (this.playing && step > 0 && step < 2) this.watched += step * 1000;
    if (this.playing && step < -duration / 2) this.complete();
    this.position = seconds;
    const percent = STEPS[this.next];
    if (this.playing && !this.completed && percent !== undefined && seconds >= (duration * percent) / 100) {
      this.next += 1;
      this.report({ type: 'video_progress', percent, watchedMs: this.take() });
    }
  }

  /** The end was reached and the video stands still. */
  end(): void {
    this.complete();
    this.playing = false;
  }

  /** What was played since the last fact, ms; asked for once, when the session ends. */
  take(): number {
    const ms = Math.round(this.watched);
    this.watched = 0;
    return ms;
  }

  private complete(): void {
    if (this.completed) return;
    this.completed = true;
    this.emit('video_completed');
  }

  private emit(type: Exclude<WatchFact['type'], 'video_progress'>): void {
    this.report({ type, watchedMs: this.take() });
  }
}
