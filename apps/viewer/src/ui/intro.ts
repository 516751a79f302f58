import type { LinkConfig } from '@argument/contracts';
import { element, show } from './element.js';
import { inAppBrowser } from './in-app.js';
import type { Texts } from './texts.js';

const MOST_PICTURES = 3;

/** The first screen: what to look for, and one button. */
export class Intro {
  private readonly screen = element('intro');
  private readonly startButton = element<HTMLButtonElement>('start');
  private readonly watchButton = element<HTMLButtonElement>('watch');

  constructor(private readonly texts: Texts) {
    this.startButton.textContent = texts.start;
    this.watchButton.textContent = texts.watch;
  }

  fill({ name, markers }: LinkConfig): void {
    document.title = name;
    const heading = element('name');
    heading.textContent = name;
    heading.classList.remove('pending');
    element('lead').textContent = markers.length > 1 ? this.texts.leadMany : this.texts.lead;
    const app = inAppBrowser(navigator.userAgent);
    element('small').textContent = app ? this.texts.inApp(app) : this.texts.privacy;
    const frames = markers.slice(0, MOST_PICTURES).map((marker) => {
      const frame = document.createElement('div');
      frame.className = 'frame';
      const image = new Image(marker.target.width, marker.target.height);
      image.alt = this.texts.picture(marker.name);
      frame.style.setProperty('--shape', String(marker.target.width / marker.target.height));
      frame.append(load(image, marker.target.preview));
      return frame;
    });
    element('targets').replaceChildren(...frames);
    this.startButton.disabled = false;
    show(this.watchButton, true);
  }

  onStart(listener: () => void): void {
    this.startButton.addEventListener('click', listener);
  }

  onWatch(listener: () => void): void {
    this.watchButton.addEventListener('click', listener);
  }

  show(visible: boolean): void {
    show(this.screen, visible);
    if (visible) this.startButton.focus({ preventScroll: true });
  }

  /** While the browser asks for permission. */
  wait(waiting: boolean): void {
    this.startButton.disabled = waiting;
    this.startButton.textContent = waiting ? this.texts.starting : this.texts.start;
  }
}

/** Browsers take the first format that they read, and fetch nothing else. */
function load(
  image: HTMLImageElement,
  { url, alternatives = [] }: LinkConfig['markers'][number]['target']['preview'],
): HTMLPictureElement {
  const picture = document.createElement('picture');
  const sources = alternatives.map((source) =>
    Object.assign(document.createElement('source'), { srcset: source.url, type: source.contentType }),
  );
  picture.append(...sources, image);
  // Last: set before, it would be fetched beside what the browser prefers.
  image.src = url;
  return picture;
}
