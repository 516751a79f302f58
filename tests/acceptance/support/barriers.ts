import { readFileSync } from 'node:fs';
import type { AxeResults, ImpactValue } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** What makes a page of no use to somebody, or hard to use. */
const GRAVE: readonly (ImpactValue | undefined)[] = ['serious', 'critical'];

/** Barriers on the page by WCAG 2.2 AA, in light and in dark, in words; none is what they should be. */
export async function barriersOn(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // The dashboard follows the system a moment later, as its own attribute says; the viewer by its style sheet, at once.
    await page.waitForFunction((wanted) => {
      const { theme } = document.documentElement.dataset;
      return theme === undefined || theme === wanted;
    }, colorScheme);
    await page.evaluate(coloursAtRest);
    await page.evaluate(AXE);
    // Only colours differ between the two.
    const runOnly =
      colorScheme === 'light' ? { type: 'tag', values: WCAG } : { type: 'rule', values: ['color-contrast'] };
    const { violations } = await page.evaluate(
      (options) => (globalThis as unknown as { axe: { run(o: object): Promise<AxeResults> } }).axe.run(options),
      { runOnly, resultTypes: ['violations'] },
    );
    for (const { id, impact, nodes } of violations) {
      if (GRAVE.includes(impact))
        found.push(
          `${colorScheme} ${id}: ${nodes
            .map(({ html }) => html)
            .join(' ')
            .slice(0, 300)}`,
        );
    }
  }
  return found;
}

/** Runs in the page: waits for five frames without a transition, as colours are handed down level by level; 120 frames at most. */
async function coloursAtRest(): Promise<void> {
  for (let quiet = 0, frames = 0; quiet < 5 && frames < 120; frames += 1) {
    await new Promise(requestAnimationFrame);
    quiet = document.getAnimations().length === 0 ? quiet + 1 : 0;
  }
}

/** What gets the focus by Tab, in order, until `last` has it; whatever cannot be seen to have it is marked. */
export async function tabTo(page: Page, last: RegExp, most = 80): Promise<string[]> {
  const names: string[] = [];
  while (names.length < most && !last.test(names.at(-1) ?? '')) {
    await page.keyboard.press('Tab');
    names.push(await page.evaluate(focused));
  }
  return names;
}

/** Runs in the page. */
function focused(): string {
  const element = document.activeElement;
  if (!element || element === document.body) return 'nothing';
  const labels =
    element instanceof HTMLInputElement ? [...(element.labels ?? [])].map((label) => label.textContent) : [];
  const name = element.getAttribute('aria-label') ?? labels.join(' ') ?? '';
  const { outlineStyle, boxShadow } = getComputedStyle(element);
  const isSeen = outlineStyle !== 'none' || boxShadow !== 'none';
  return `${name || (element.textContent ?? '').trim()}${isSeen ? '' : ' (without a mark)'}`;
}
