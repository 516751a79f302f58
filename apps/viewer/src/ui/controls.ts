import type { Player } from '../playback/player.js';
import { element, show } from './element.js';
import { setIcon } from './icons.js';
import type { Texts } from './texts.js';

const QUIET_AFTER_MS = 3000;

export interface ControlActions {
  fullscreen(): void;
}

/** Buttons of the video. They stay on the screen, not on the paper, and fade when nobody touches anything. */
export class Controls {
  private readonly bar = element('controls');
  private readonly playButton = element<HTMLButtonElement>('play');
  private readonly muteButton = element<HTMLButtonElement>('mute');
  private readonly soundButton = element<HTMLButtonElement>('sound');
  private readonly fullscreenButton = element<HTMLButtonElement>('fullscreen');
  private readonly caption = element('caption');
  private readonly progress = element<HTMLInputElement>('progress');
  private player: Player | null = null;
  private timer = 0;

  constructor(
    private readonly texts: Texts,
    actions: ControlActions,
  ) {
    this.bar.setAttribute('aria-label', texts.controls);
    this.progress.setAttribute('aria-label', texts.progress);
    this.soundButton.textContent = texts.sound;
    const replay = element<HTMLButtonElement>('replay');
    setIcon(replay, 'replay', texts.replay);
    setIcon(this.fullscreenButton, 'expand', texts.fullscreen);
    this.playButton.addEventListener('click', () => this.toggle());
    this.muteButton.addEventListener('click', () => this.setMuted(!this.player?.video.muted));
    this.soundButton.addEventListener('click', () => this.setMuted(false));
    replay.addEventListener('click', () => this.player?.replay());
    this.fullscreenButton.addEventListener('click', () => actions.fullscreen());
    this.progress.addEventListener('input', () => this.player?.seek(this.progress.valueAsNumber / 1000));
    for (const type of ['pointerdown', 'pointermove', 'keydown', 'focusin'] as const) {
      document.addEventListener(type, () => this.wake());
    }
    document.addEventListener('keydown', (event) => this.key(event));
  }

  /** Shows the buttons for this video; null hides them. */
  use(player: Player | null): void {
    if (player !== this.player) this.wake();
    this.player = player;
    this.update();
  }

  /** @param full the video fills the screen */
  setFull(full: boolean): void {
    const { texts } = this;
    setIcon(this.fullscreenButton, full ? 'shrink' : 'expand', full ? texts.backToPicture : texts.fullscreen);
  }

  update(): void {
    const { player, texts } = this;
    show(this.bar, player !== null);
    this.caption.textContent = player?.caption ?? '';
    show(this.caption, this.caption.textContent !== '');
    show(this.soundButton, Boolean(player?.overlay.hasAudio && player.video.muted && player.state === 'playing'));
    if (!player) return;
    const playing = player.state === 'playing';
    setIcon(this.playButton, playing ? 'pause' : 'play', playing ? texts.pause : texts.play);
    show(this.muteButton, player.overlay.hasAudio);
    setIcon(this.muteButton, player.video.muted ? 'muted' : 'sound', player.video.muted ? texts.unmute : texts.mute);
    const share = player.video.currentTime / player.duration;
    this.progress.value = String(Math.round(share * 1000));
    this.progress.style.setProperty('--share', `${share * 100}%`);
    this.progress.setAttribute('aria-valuetext', `${Math.round(share * 100)} %`);
    if (!playing) this.wake();
  }

  private toggle(): void {
    if (!this.player) return;
    if (this.player.state === 'playing') this.player.pause();
    else if (this.player.state === 'ended') this.player.replay();
    else void this.player.play();
  }

  private setMuted(muted: boolean): void {
    if (this.player) this.player.video.muted = muted;
  }

  private key(event: KeyboardEvent): void {
    if (!this.player || event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLButtonElement)
      return;
    if (event.key === ' ' || event.key === 'k') this.toggle();
    else if (event.key === 'm') this.setMuted(!this.player.video.muted);
    else return;
    event.preventDefault();
  }

  private wake(): void {
    this.bar.classList.remove('faded');
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      const busy = this.player?.state !== 'playing' || this.bar.contains(document.activeElement);
      if (!busy) this.bar.classList.add('faded');
    }, QUIET_AFTER_MS);
  }
}
