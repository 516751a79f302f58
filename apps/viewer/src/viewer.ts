import type { LinkConfig } from '@argument/contracts';
import type { Quad } from '@argument/vision';
import { Beacon } from './beacon/beacon.js';
import { ViewerError, type ViewerErrorCode } from './config/viewer-error.js';
import { Players, type Show } from './playback/players.js';
import { Scan } from './scan.js';
import { cover, toScreen } from './scene/fit.js';
import { layerOf } from './scene/layer.js';
import type { Stage } from './scene/stage.js';
import type { ViewerState } from './state/state.js';
import type { Store } from './state/store.js';
import type { Followed } from './tracking/follower.js';
import type { EngineChoice } from './tracking/registry.js';
import { Brackets } from './ui/brackets.js';
import { Controls } from './ui/controls.js';
import type { Probe } from './ui/debug.js';
import { element } from './ui/element.js';
import type { Failure } from './ui/failure.js';
import { Hint } from './ui/hint.js';
import type { Intro } from './ui/intro.js';
import type { Texts } from './ui/texts.js';
import { Theatre } from './ui/theatre.js';

/** A picture out of view for longer than this is lost; shorter gaps are hiccups. */
const LOST_AFTER_MS = 500;
const APPEAR_MS = 150;
const SLOW_FPS = 15;
/** Search without success after which more advice is given. */
const ADVICE_AFTER_MS = 9000;

export interface ViewerParts {
  config: LinkConfig;
  choice: EngineChoice | null;
  store: Store;
  texts: Texts;
  intro: Intro;
  failure: Failure;
}

/** One opening of one link: from the first screen to the end of the session. */
export class Viewer implements Probe {
  private readonly brackets: Brackets;
  private readonly controls: Controls;
  private readonly hint: Hint;
  private readonly theatre = new Theatre();
  private readonly beacon: Beacon;
  private readonly players: Players;
  private readonly scan: Scan;
  private readonly opened = performance.now();
  private readonly still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  private readonly reported = new Set<string>();
  private show: Show | null = null;
  private seenAt = 0;
  private foundAt = 0;
  private scanStart = 0;
  private advice = 0;
  /** The video was stopped by the loss of the picture, not by the viewer. */
  private resumes = true;
  /** The video was stopped because the page went out of sight. */
  private playedBefore = false;

  engine: string | null;
  markerId: string | null = null;
  fps = 0;
  detectMs: number | null = null;
  trackMs: number | null = null;
  corners: Quad | null = null;
  frameTime: number | null = null;

  constructor(private readonly parts: ViewerParts) {
    const { config, choice, store, texts, intro } = parts;
    this.engine = choice?.id ?? null;
    this.beacon = new Beacon(config.analytics?.url, config.linkId);
    this.players = new Players(config.markers, {
      onCreate: (player) => this.theatre.add(player),
      onFact: ({ marker, player }, { type, ...numbers }) =>
        this.beacon.record(type, { markerId: marker.id, videoId: player.overlay.id, ...numbers }),
      onChange: (show) => this.playerChanged(show),
      onFailure: (show) => show === this.show && this.fail(new ViewerError('video')),
    });
    this.scan = new Scan(choice, {
      onFollowed: (followed, stage) => this.onFollowed(followed, stage),
      onError: (error) => this.fail(error),
    });
    this.brackets = new Brackets(element<SVGSVGElement>('brackets'), this.still);
    this.hint = new Hint(texts.keepWatching, () => this.watch());
    this.controls = new Controls(texts, { fullscreen: () => (this.watching ? this.leaveTheatre() : this.watch()) });
    intro.onStart(() => void this.start());
    intro.onWatch(() => this.watch());
    store.subscribe((state) => this.stateChanged(state));
    addEventListener('resize', () => this.resize());
    addEventListener('pagehide', () => this.end());
    document.addEventListener('visibilitychange', () => this.visibilityChanged());
    document.addEventListener('fullscreenchange', () => !document.fullscreenElement && this.leaveTheatre());
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && this.leaveTheatre());
    element('stage').addEventListener('click', () => this.tapped());
  }

  get state(): ViewerState {
    return this.parts.store.state;
  }

  get camera(): { width: number; height: number } | null {
    return this.scan.camera;
  }

  get video(): HTMLVideoElement | null {
    return this.show?.player.video ?? null;
  }

  /** Shows the first screen, and gets everything ready behind it. */
  open(): void {
    const { config, intro, store } = this.parts;
    this.beacon.record('view_started');
    intro.fill(config);
    this.hint.remind(config.markers);
    this.resize();
    store.update({ phase: 'intro' });
    const [only] = config.markers;
    if (only && config.markers.length === 1) this.players.of(only.id);
    // What fails here is tried again, and reported, after the tap.
    void this.scan.prepare().catch(() => undefined);
  }

  private async start(): Promise<void> {
    const { intro, store, failure } = this.parts;
    failure.hide();
    intro.wait(true);
    this.scan.paused = false;
    store.update({ phase: 'requesting-camera' });
    try {
      await this.scan.openCamera();
      this.beacon.record('camera_granted');
      intro.show(false);
      this.scanStart = performance.now();
      store.update({ phase: 'live' });
      this.resize();
      await this.scan.prepare();
    } catch (cause) {
      const error = cause instanceof ViewerError ? cause : new ViewerError('tracking', { cause });
      if (error.code.startsWith('camera.') || error.code.startsWith('browser.')) {
        this.beacon.record('camera_denied', { reason: error.code });
      }
      this.fail(error);
    } finally {
      intro.wait(false);
    }
  }

  private onFollowed(followed: Followed, stage: Stage): void {
    const { snapshot, corners, markerId, detectMs, trackMs } = followed;
    if (this.parts.store.current.phase !== 'live') return;
    const now = performance.now();
    const { time } = snapshot;
    if (this.frameTime !== null && time > this.frameTime) {
      const fps = 1000 / (time - this.frameTime);
      this.fps = this.fps === 0 ? fps : this.fps + (fps - this.fps) * 0.1;
    }
    this.frameTime = time;
    this.detectMs = detectMs ?? this.detectMs;
    this.trackMs = trackMs ?? this.trackMs;
    this.corners = corners;
    this.markerId = markerId;
    document.documentElement.classList.toggle('drawn', corners !== null);
    if (corners && markerId) {
      this.seenAt = now;
      this.seen(markerId, now);
      this.draw(followed, corners, stage, now);
    } else if (this.parts.store.current.found && now - this.seenAt > LOST_AFTER_MS) {
      this.lost();
    }
  }

  private draw({ snapshot, planes }: Followed, corners: Quad, stage: Stage, now: number): void {
    // A fade in three steps is a flicker.
    const appear = this.still || this.fps < SLOW_FPS ? 1 : Math.min(1, (now - this.foundAt) / APPEAR_MS);
    stage.draw(snapshot, planes, corners, this.show && layerOf(this.show, appear));
    this.brackets.follow(toScreen(cover(snapshot, { width: innerWidth, height: innerHeight }), corners));
  }

  private seen(markerId: string, now: number): void {
    const { store } = this.parts;
    if (store.current.found && this.show?.marker.id === markerId) return;
    if (this.show && this.show.marker.id !== markerId) this.show.player.pause();
    this.foundAt = now;
    // Not before: until something stands on the picture, every byte is in its way.
    void import('./ui/font.css');
    this.show = this.players.of(markerId);
    store.update({ found: true, video: this.show?.player.state ?? 'idle' });
    if (!this.reported.has(markerId)) {
      this.reported.add(markerId);
      this.beacon.record('marker_detected', { markerId, detectMs: Math.round(now - this.scanStart) });
    }
    const player = this.show?.player;
    if (!player) return;
    const first = player.state === 'idle';
    if (first ? player.overlay.placement.autoplay : this.resumes && player.state === 'paused') void player.play();
  }

  private lost(): void {
    const { store } = this.parts;
    this.resumes = store.current.video === 'playing';
    store.update({ found: false });
    this.show?.player.pause();
    this.brackets.search();
  }

  private playerChanged(show: Show): void {
    if (show !== this.show) return;
    this.parts.store.update({ video: show.player.state });
    this.controls.update();
  }

  private stateChanged(state: ViewerState): void {
    const { texts, store } = this.parts;
    const visible = state === 'tracking' || state === 'playing' || state === 'ended';
    document.documentElement.classList.toggle('camera', store.current.phase === 'live');
    this.controls.use(visible ? (this.show?.player ?? null) : null);
    clearTimeout(this.advice);
    if (state === 'scanning') {
      this.hint.say(texts.scanning, { picture: true });
      this.advice = window.setTimeout(() => this.hint.say(texts.scanningLong, { picture: true }), ADVICE_AFTER_MS);
    } else if (state === 'lost') this.hint.say(texts.lost, { keep: true });
    else if (state === 'requesting-camera') this.hint.announce(texts.askingCamera);
    else if (state === 'tracking') this.hint.announce(texts.found);
    else this.hint.say(null);
  }

  private get watching(): boolean {
    return this.parts.store.current.phase === 'watching';
  }

  /** The video on the whole screen, with or without a camera behind it. */
  private watch(): void {
    const { config, store, intro, failure } = this.parts;
    const withVideo = config.markers.find(({ overlays }) => overlays.length > 0);
    this.show ??= withVideo ? this.players.of(withVideo.id) : null;
    if (!this.show) return;
    const { player } = this.show;
    failure.hide();
    intro.show(false);
    // A tap brought us here, so sound is allowed; without one the player falls back to none.
    player.video.muted = false;
    this.scan.paused = true;
    this.theatre.open(player);
    this.controls.setFull(true);
    this.corners = null;
    document.documentElement.classList.remove('drawn');
    store.update({ phase: 'watching', video: player.state });
    this.controls.use(player);
    if (player.state === 'ended') player.replay();
    else void player.play();
  }

  private leaveTheatre(): void {
    if (!this.watching) return;
    const { store, intro } = this.parts;
    this.theatre.close();
    this.controls.setFull(false);
    this.show?.player.pause();
    this.resumes = true;
    this.brackets.search();
    const live = this.scan.running;
    this.scan.paused = false;
    store.update({ phase: live ? 'live' : 'intro', found: false });
    if (!live) intro.show(true);
  }

  private tapped(): void {
    const player = this.show?.player;
    if (!player || this.state !== 'playing' || !player.overlay.hasAudio) return;
    player.video.muted = false;
  }

  private fail(error: ViewerError): void {
    const { store, intro, failure, config } = this.parts;
    if (store.current.phase === 'error') return;
    console.error(error, error.cause);
    this.scan.stop();
    this.players.pauseAll();
    this.theatre.close();
    this.corners = null;
    document.documentElement.classList.remove('drawn');
    intro.show(false);
    store.update({ phase: 'error', found: false });
    failure.show(error.code, {
      retry: RELOAD_HELPS.has(error.code) ? undefined : () => void this.start(),
      watch: error.code !== 'video' && config.markers.length > 0 ? () => this.watch() : undefined,
    });
  }

  private resize(): void {
    const target = this.parts.config.markers[0]?.target;
    this.scan.resize();
    this.brackets.resize(innerWidth, innerHeight, target ? target.height / target.width : 0.75);
  }

  private visibilityChanged(): void {
    const { video, found } = this.parts.store.current;
    if (document.visibilityState === 'hidden') {
      this.playedBefore = video === 'playing';
      this.players.pauseAll();
      this.beacon.leave();
      return;
    }
    this.scan.wake();
    if (this.playedBefore && (found || this.watching)) void this.show?.player.play();
  }

  private end(): void {
    const durationMs = Math.round(performance.now() - this.opened);
    this.beacon.record('session_ended', { durationMs, watchedMs: this.players.takeWatched() });
    this.beacon.leave();
  }
}

const RELOAD_HELPS: ReadonlySet<ViewerErrorCode> = new Set(['video', 'browser.old', 'browser.insecure']);
