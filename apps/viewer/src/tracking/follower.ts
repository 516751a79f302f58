import { PointFilter, type Quad } from '@argument/vision';
import type { HeldFrame } from '../camera/held-frame.js';
import type { Snapshot } from '../camera/snapshot.js';
import type { Processed, Tracked, TrackingEngine } from './engine.js';
import { Pace } from './pace.js';
import type { EngineChoice } from './registry.js';
import { trackerSize } from './tracker-size.js';

/** A frame with what was found in it; corners are smoothed and in camera pixels. */
export interface Followed extends Processed {
  snapshot: HeldFrame;
}

/**
 * Feeds an engine frame by frame, one at a time, and smooths what it says. Frames that come while one is in work are
 * dropped: an old pose is worth nothing.
 */
export class Follower {
  private readonly engine: TrackingEngine;
  private readonly filter: PointFilter;
  private readonly pace = new Pace();
  private size = { width: 0, height: 0 };
  private camera = { width: 2, height: 2 };
  private ready: Promise<void> | null = null;
  private busy = false;
  private markerId: string | null = null;

  constructor(private readonly choice: EngineChoice) {
    this.engine = choice.entry.create();
    this.filter = new PointFilter({ noise: choice.entry.noise });
  }

  /** Loads everything for a camera of this size; calling it again with the same shape costs nothing. */
  prepare(cameraWidth: number, cameraHeight: number): Promise<void> {
    const size = trackerSize(cameraWidth, cameraHeight, this.pace.longSide);
    if (this.ready && size.width === this.size.width && size.height === this.size.height) return this.ready;
    this.size = size;
    this.camera = { width: cameraWidth, height: cameraHeight };
    const { markers, index } = this.choice;
    const start = () => this.engine.init(markers, size.width, size.height, index);
    this.ready = this.ready ? this.ready.then(start) : start();
    return this.ready;
  }

  get idle(): boolean {
    return !this.busy;
  }

  /** @returns null where the frame was dropped; the snapshot stays the caller's */
  async follow(snapshot: Snapshot): Promise<Followed | null> {
    if (this.busy) return null;
    this.busy = true;
    try {
      await this.prepare(snapshot.width, snapshot.height);
      const seen = await this.engine.process(snapshot.forTracker(this.size.width, this.size.height));
      return this.take(seen, snapshot);
    } finally {
      this.busy = false;
    }
  }

  /** Lets the engine take the camera's frames by itself: {@link next} instead of {@link follow}. */
  watch(frames: ReadableStream<VideoFrame>): Promise<void> {
    return this.engine.watch(frames);
  }

  /** @returns what the camera's next frame shows, to be closed by the caller; null where the camera was turned meanwhile */
  async next(): Promise<Followed | null> {
    await this.prepare(this.camera.width, this.camera.height);
    const { processed, frame } = await this.engine.next();
    const { width, height } = this.camera;
    this.camera = frame;
    if (width / height === frame.width / frame.height) return this.take(processed, frame);
    frame.close();
    return null;
  }

  private take(seen: Processed, snapshot: HeldFrame): Followed {
    if (this.choice.entry.resizes) this.pace.note(seen);
    return { ...seen, corners: this.smooth(seen, snapshot), snapshot };
  }

  dispose(): void {
    this.engine.dispose();
  }

  private smooth({ corners, markerId }: Tracked, snapshot: HeldFrame): Quad | null {
    if (!corners || markerId !== this.markerId) this.filter.reset();
    this.markerId = markerId;
    if (!corners) return null;
    const [scaleX, scaleY] = [snapshot.width / this.size.width, snapshot.height / this.size.height];
    return this.filter.update(corners, snapshot.time).map((value, i) => value * (i % 2 === 0 ? scaleX : scaleY));
  }
}
