import { join } from 'node:path';

/** Widths in px and colour schemes in which everything is looked at. */
export const LOOKS = [390, 1440].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ width, colorScheme })));

export function lookOptions({ width, colorScheme }) {
  const phone = width < 600;
  return { viewport: { width, height: phone ? 844 : 900 }, isMobile: phone, hasTouch: phone, colorScheme };
}

/** Takes the pictures whose names contain `only`. */
export const stillsInto =
  (out, only) =>
  async (page, { width, colorScheme }, name, url) => {
    if (!name.includes(only)) return;
    if (url) await page.goto(url, { waitUntil: 'load' });
    await page.waitForTimeout(1200);
    const fullPage = name.startsWith('dashboard');
    await page.screenshot({ path: join(out, `${name}_${width}_${colorScheme}.png`), fullPage });
  };
