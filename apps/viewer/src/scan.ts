import { cameraFrames } from './camera/camera-frames.js';
import { eachFrame } from './camera/each-frame.js';
import { closeCamera, openCamera } from './camera/open-camera.js';
import { takeSnapshot } from './camera/snapshot.js';
import { ViewerError } from './config/viewer-error.js';
import type { Stage } from './scene/stage.js';
import { type Followed, Follower } from './tracking/follower.js';
import type { EngineChoice } from './tracking/registry.js';
import { element } from './ui/element.js';

/** Frames that are closer to each other than this are one, announced twice, ms. */
const SAME_FRAME_MS = 1;

/** The camera of most phones; what is prepared for it before the tap is ready after it. */
const LIKELY_CAMERA = { long: 1280, short: 720 };

export interface ScanEvents {
  /** Called for every frame that was looked at; the snapshot is valid until it returns. */
  onFollowed(followed: Followed, stage: Stage): void;
  onError(error: ViewerError): void;
}

/** Camera, engine and drawing surface, from the first byte to the last frame. */
export class Scan {
  private pausing = false;
  private resumed: () => void = () => undefined;
  private readonly video = element<HTMLVideoElement>('camera');
  private follower: Follower | null = null;
  private stage: Stage | null = null;
  private stopFrames: (() => void) | null = null;
  /** Announced while another was in work: media time, ms. */
  private next: number | null = null;
  /** Media times of what was looked at last: the frame's own and the announced one, ms. */
  private last = { own: Number.NaN, announced: Number.NaN };

  constructor(
    private readonly choice: EngineChoice | null,
    private readonly events: ScanEvents,
  ) {}

  /** While true, frames pass by unseen. */
  get paused(): boolean {
    return this.pausing;
  }

  set paused(value: boolean) {
    this.pausing = value;
    if (!value) this.resumed();
  }

  get running(): boolean {
    return this.stopFrames !== null;
  }

  /** Pixels; null before the camera runs. */
  get camera(): { width: number; height: number } | null {
    const { videoWidth: width, videoHeight: height } = this.video;
    return width > 0 ? { width, height } : null;
  }

  /** Fetches and starts all that needs no camera. */
  async prepare(): Promise<void> {
    if (!this.choice) throw new ViewerError('link.empty');
    this.follower ??= new Follower(this.choice);
    const upright = matchMedia('(orientation: portrait) and (pointer: coarse)').matches;
    const { long, short } = LIKELY_CAMERA;
    const size = this.camera ?? (upright ? { width: short, height: long } : { width: long, height: short });
    await Promise.all([this.prepareStage(), this.follower.prepare(size.width, size.height)]);
  }

  /** Asks for the camera; resolves when it runs. */
  async openCamera(): Promise<void> {
    const stream = await openCamera(this.video);
    const frames = cameraFrames(stream);
    if (frames) void this.watch(frames);
    else this.listen();
  }

  /** Takes the frames that the video element announces. */
  private listen(): void {
    this.stopFrames = eachFrame(this.video, (time) => this.onFrame(time));
  }

  /** Lets the engine take the camera's frames by itself, so that a busy page misses none; where that fails, listens. */
  private async watch(frames: ReadableStream<VideoFrame>): Promise<void> {
    let going = true;
    this.stopFrames = () => {
      going = false;
    };
    try {
      await this.prepare();
      const { follower, stage } = this;
      if (!follower || !stage) return;
      await follower.watch(frames);
      let coming = follower.next();
      while (going) {
        const followed = await coming;
        if (this.paused) await new Promise<void>((resolve) => (this.resumed = resolve));
        if (!going) return;
        // The engine works on the next frame while this one is drawn.
        coming = follower.next();
        coming.catch(() => undefined);
        if (followed) this.show(followed, stage);
      }
    } catch {
      if (going) this.listen();
    }
  }

  private show(followed: Followed, stage: Stage): void {
    const { snapshot } = followed;
    const { camera } = this;
    try {
      // Some browsers' streams do not turn frames as their video elements do.
      if (camera && camera.width < camera.height !== snapshot.width < snapshot.height)
        throw new Error('A turned frame');
      if (!this.paused && this.running) this.events.onFollowed(followed, stage);
    } finally {
      snapshot.close();
    }
  }

  stop(): void {
    this.stopFrames?.();
    this.stopFrames = null;
    closeCamera(this.video);
    this.follower?.dispose();
    this.follower = null;
  }

  resize(): void {
    this.stage?.resize(innerWidth, innerHeight, devicePixelRatio);
  }

  /** Browsers stop cameras of pages out of sight. */
  wake(): void {
    if (this.running) void this.video.play().catch(() => undefined);
  }

  private async prepareStage(): Promise<void> {
    if (this.stage) return;
    const { Stage: Drawing } = await import('./scene/stage.js');
    try {
      this.stage ??= new Drawing(element<HTMLCanvasElement>('stage'));
    } catch (cause) {
      throw new ViewerError('browser.old', { cause });
    }
    this.resize();
  }

  private onFrame(time: number): void {
    const { follower, stage } = this;
    if (this.paused || !follower || !stage) return;
    this.next = follower.idle ? null : time;
    if (this.next !== null) return;
    const snapshot = takeSnapshot(this.video, time);
    // On a busy phone the frame in hand may be newer than the announced one, and is announced in its turn later.
    const { own, announced } = this.last;
    this.last = { own: snapshot.time, announced: time };
    if (isSame(snapshot.time, own) && !isSame(time, announced)) {
      snapshot.close();
      return;
    }
    follower
      .follow(snapshot)
      .then((followed) => {
        // The tracker works on the next frame while this one is drawn.
        if (snapshot.lasting) this.goOn();
        if (followed && !this.paused && this.running) this.events.onFollowed(followed, stage);
      })
      .catch((cause: unknown) => {
        if (this.running) this.events.onError(new ViewerError('tracking', { cause }));
      })
      .finally(() => {
        snapshot.close();
        this.goOn();
      });
  }

  private goOn(): void {
    const { next } = this;
    this.next = null;
    if (next !== null && this.running) this.onFrame(next);
  }
}

function isSame(time: number, other: number): boolean {
  return Math.abs(time - other) < SAME_FRAME_MS;
}
