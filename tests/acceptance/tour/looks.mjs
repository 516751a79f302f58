import { join } from 'node:path';

/** Widths in px and colour schemes in which everything is looked at. */
export const LOOKS = [390, 1440].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ width, colorScheme })));

export function lookOptions({ width, colorScheme }) {
  const phone = width < 600;
  return { viewport: { width, height: phone ? 844 : 900 }, isMobile: phone, hasTouch: phone, colorScheme };
}

/** Takes the pictures whose names, such as `dashboard-help_390_dark`, match `only`. */
export const stillsInto =
  (out, only) =>
  async (page, { width, colorScheme }, name, url) => {
    const file = `${name}_${width}_${colorScheme}`;
    if (!only.test(file)) return;
    const isDashboard = name.startsWith('dashboard');
    if (url) await page.goto(url, { waitUntil: 'load' });
    if (isDashboard) await settled(page);
    await page.waitForTimeout(isDashboard ? 500 : 1200);
    await page.screenshot({ path: join(out, `${file}.png`), fullPage: isDashboard });
  };

/** The stream of events never ends, so the network is never idle; what is still being made may stay busy. */
function settled(page) {
  return page
    .waitForFunction(() => !document.querySelector('[aria-busy="true"]'), undefined, { timeout: 4_000 })
    .catch(() => undefined);
}
