import type { LinkMarker } from '@argument/contracts';
import { element, show } from './element.js';

/** One line of guidance, read aloud when it changes. */
export class Hint {
  private readonly box = element('hint');
  private readonly text = element('hint-text');
  private readonly picture = element<HTMLImageElement>('hint-picture');
  private readonly keep = element<HTMLButtonElement>('keep');

  constructor(label: string, onKeep: () => void) {
    this.keep.textContent = label;
    this.keep.addEventListener('click', onKeep);
  }

  /** A reminder of what to look for; only where there is one picture to choose from. */
  remind(markers: readonly LinkMarker[]): void {
    const [only] = markers;
    if (only && markers.length === 1) this.picture.src = only.target.preview.url;
  }

  /** @param text null hides the line */
  say(text: string | null, options: { picture?: boolean; keep?: boolean } = {}): void {
    this.box.classList.toggle('shown', text !== null);
    if (text !== null && this.text.textContent !== text) this.text.textContent = text;
    show(this.picture, Boolean(options.picture) && this.picture.src !== '');
    show(this.keep, Boolean(options.keep));
  }

  /** For screen readers only: the eye sees it anyway. */
  announce(text: string): void {
    this.say(null);
    this.text.textContent = text;
  }
}
