import type { VideoOverlay } from '@argument/contracts';
import { type Conditions, sourcesToTry } from './pick-source.js';
import { type WatchFact, WatchLog } from './watch-log.js';

export type PlayerState = 'idle' | 'playing' | 'paused' | 'ended';

export interface PlayerEvents {
  onFact(fact: WatchFact): void;
  onChange(): void;
  /** No source plays. */
  onFailure(): void;
}

/** One overlay's video: chooses the file, plays it muted until asked for sound, and keeps account of what was watched. */
export class Player {
  readonly video = document.createElement('video');
  readonly log: WatchLog;
  /** Addresses, best first. */
  private readonly sources: string[];
  private attempt = -1;
  private started = false;
  private failed = false;

  constructor(
    readonly overlay: VideoOverlay,
    private readonly events: PlayerEvents,
  ) {
    this.log = new WatchLog((fact) => events.onFact(fact));
    const { video } = this;
    const files = sourcesToTry(overlay.sources, overlay.durationMs, deviceConditions()).map(({ url }) => url);
    this.sources = [...streamFirst(overlay, video), ...files];
    // Drawn into WebGL, so files from another host have to come with permission to be read.
    video.crossOrigin = 'anonymous';
    video.playsInline = true;
    video.muted = true;
    video.loop = overlay.placement.loop;
    video.preload = 'none';
    if (overlay.poster) video.poster = overlay.poster.url;
    addCaptions(video, overlay.captions);
    video.addEventListener('playing', () => this.changed(() => this.log.play()));
    video.addEventListener('pause', () => this.changed(() => !video.ended && this.log.pause()));
    video.addEventListener('ended', () => this.changed(() => this.log.end()));
    video.addEventListener('volumechange', () => events.onChange());
    video.addEventListener('timeupdate', () => this.changed(() => this.log.at(video.currentTime, this.duration)));
    video.addEventListener('error', () => this.nextSource());
  }

  get state(): PlayerState {
    if (!this.started) return 'idle';
    if (this.video.ended) return 'ended';
    return this.video.paused ? 'paused' : 'playing';
  }

  /** What is being said, in lines; empty where the video has no captions or is silent. */
  get caption(): string {
    const { activeCues } = this.video.textTracks[0] ?? {};
    return Array.from(activeCues ?? [], (cue) => (cue as VTTCue).getCueAsHTML().textContent ?? '').join('\n');
  }

  /** Seconds. */
  get duration(): number {
    return this.video.duration || this.overlay.durationMs / 1000 || 1;
  }

  /** There is something to draw. */
  get drawable(): boolean {
    return this.video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
  }

  /** Starts to load, so that the video is there when the picture is found; again, when loading failed. */
  prefetch(): void {
    if (this.attempt >= 0 && !this.failed) return;
    this.attempt = -1;
    this.failed = false;
    this.video.preload = 'auto';
    this.nextSource();
  }

  async play(): Promise<void> {
    this.prefetch();
    try {
      await this.video.play();
    } catch (error) {
      // Refused without a tap: try without sound, which is always allowed, before waiting for one.
      if (!(error instanceof DOMException) || error.name !== 'NotAllowedError' || this.video.muted) return;
      this.video.muted = true;
      await this.video.play().catch(() => undefined);
    }
  }

  pause(): void {
    this.video.pause();
  }

  replay(): void {
    this.video.currentTime = 0;
    this.log.replay();
    void this.play();
  }

  /** @param share of the duration, 0..1 */
  seek(share: number): void {
    this.video.currentTime = share * this.duration;
  }

  private changed(account: () => void): void {
    this.started ||= !this.video.paused;
    account();
    this.events.onChange();
  }

  private nextSource(): void {
    const source = this.sources[this.attempt + 1];
    if (source === undefined) {
      this.failed = true;
      this.events.onFailure();
      return;
    }
    this.attempt += 1;
    const { currentTime, paused } = this.video;
    this.video.src = source;
    if (currentTime > 0) this.video.currentTime = currentTime;
    if (!paused) void this.play();
  }
}

/** In the viewer's language, or the first: whoever gave a video captions wants them read. Players draw no text on paper, so the page does. */
function addCaptions(video: HTMLVideoElement, captions: NonNullable<VideoOverlay['captions']> = []): void {
  const [wanted] = captions.toSorted((a, b) => fits(b.language) - fits(a.language));
  if (!wanted) return;
  const track = document.createElement('track');
  Object.assign(track, { kind: 'captions', srclang: wanted.language, src: wanted.url });
  video.append(track);
  // Not drawn by the browser, yet read.
  track.track.mode = 'hidden';
}

const fits = (language: string): number =>
  navigator.languages.findLastIndex((wanted) => wanted.split('-')[0] === language.split('-')[0]) >= 0 ? 1 : 0;

/** Where the browser plays streams by itself, as Safari does; elsewhere the files do. */
const streamFirst = ({ stream }: VideoOverlay, video: HTMLVideoElement): string[] =>
  stream && video.canPlayType('application/vnd.apple.mpegurl') !== '' ? [stream.url] : [];

interface NetworkInformation {
  saveData?: boolean;
  downlink?: number;
}

function deviceConditions(): Conditions {
  const { connection } = navigator as Navigator & { connection?: NetworkInformation };
  return {
    screen: Math.max(screen.width, screen.height) * Math.min(devicePixelRatio, 2),
    saveData: connection?.saveData ?? false,
    downlink: connection?.downlink,
  };
}
