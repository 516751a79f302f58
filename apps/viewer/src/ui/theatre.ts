import type { Player } from '../playback/player.js';
import { element } from './element.js';

/** Holds the video elements: out of sight while they play on the picture, on the whole screen when asked. */
export class Theatre {
  private readonly box = element('theatre');

  add({ video, overlay }: Player): void {
    // On the screen alone there is nothing behind it to shine through.
    video.classList.toggle('packed', overlay.transparency === 'packed');
    video.dataset.testid = 'overlay-video';
    this.box.append(video);
  }

  open(player: Player): void {
    for (const video of this.box.children) video.classList.toggle('front', video === player.video);
    this.box.classList.add('open');
    // Where the browser has no full screen for pages (iPhone), filling the page is as good.
    void document.documentElement.requestFullscreen?.({ navigationUI: 'hide' }).catch(() => undefined);
  }

  close(): void {
    this.box.classList.remove('open');
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
  }
}
