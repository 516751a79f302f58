import type { ViewerErrorCode } from '../config/viewer-error.js';
import { element, show } from './element.js';
import { inAppBrowser, outsideAddress } from './in-app.js';
import type { Texts } from './texts.js';

/** What someone can do next; those that are not given are not possible now. */
export interface Ways {
  retry?: (() => void) | undefined;
  watch?: (() => void) | undefined;
  /** Said in place of the usual text. */
  text?: string | undefined;
}

/** The screen for every dead end: what happened, what it means, and a way on. */
export class Failure {
  private readonly screen = element('failure');

  constructor(private readonly texts: Texts) {}

  show(code: ViewerErrorCode, ways: Ways): void {
    const { title, text } = this.texts.errors[code];
    this.screen.dataset.code = code;
    const heading = element('failure-title');
    heading.textContent = title;
    element('failure-text').textContent = ways.text ?? text;
    element('failure-ways').replaceChildren(...this.buttons(code, ways));
    show(this.screen, true);
    heading.focus({ preventScroll: true });
  }

  hide(): void {
    show(this.screen, false);
  }

  private buttons(code: ViewerErrorCode, { retry, watch }: Ways): HTMLElement[] {
    const { texts } = this;
    const found: HTMLElement[] = [];
    if (retry) found.push(button(texts.retry, 'failure-retry', retry));
    else found.push(button(texts.reload, 'failure-reload', () => location.reload()));
    if (watch) found.push(button(texts.watch, 'failure-watch', watch));
    const aboutBrowser = code.startsWith('camera.') || code.startsWith('browser.');
    if (aboutBrowser && inAppBrowser(navigator.userAgent)) {
      const outside = outsideAddress(navigator.userAgent, new URL(location.href));
      if (outside) {
        const link = Object.assign(document.createElement('a'), { href: outside, textContent: texts.openBrowser });
        link.dataset.testid = 'failure-open';
        found.unshift(link);
      }
    }
    if (aboutBrowser && navigator.clipboard) found.push(this.copyButton());
    for (const [index, node] of found.entries()) node.className = index === 0 ? 'primary' : 'quiet';
    return found;
  }

  private copyButton(): HTMLButtonElement {
    const copy = button(this.texts.copyLink, 'failure-copy', () => {
      navigator.clipboard.writeText(location.href).then(
        () => {
          copy.textContent = this.texts.copied;
        },
        () => copy.remove(),
      );
    });
    return copy;
  }
}

function button(label: string, testid: string, action: () => void): HTMLButtonElement {
  const node = document.createElement('button');
  node.type = 'button';
  node.textContent = label;
  node.dataset.testid = testid;
  node.addEventListener('click', action);
  return node;
}
