import { join } from 'node:path';

/** Widths in px and colour schemes in which everything is looked at. */
const LOOKS = [390, 1440].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ width, colorScheme })));

export const looksOf = (only) => LOOKS.filter(({ width, colorScheme }) => only.test(`${width}_${colorScheme}`));

export function lookOptions({ width, colorScheme }) {
  const phone = width < 600;
  return { viewport: { width, height: phone ? 844 : 900 }, isMobile: phone, hasTouch: phone, colorScheme };
}

/** Takes the pictures whose names match `only`. */
export const stillsInto =
  (out, only) =>
  async (page, { width, colorScheme }, name, url) => {
    if (!only.test(name)) return;
    const isDashboard = name.startsWith('dashboard');
    if (url) await page.goto(url, { waitUntil: 'load' });
    if (isDashboard) await settled(page);
    await page.waitForTimeout(500);
    const path = join(out, `${name}_${width}_${colorScheme}.png`);
    await (isDashboard ? wholePage(page, path) : page.screenshot({ path }));
  };

/** In a window as high as the page: what is fixed to the lower edge then stands below everything, and hides nothing. */
async function wholePage(page, path) {
  const before = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (height > before.height) await page.setViewportSize({ ...before, height });
  await page.screenshot({ path });
  await page.setViewportSize(before);
}

/** The stream of events never ends, so the network is never idle; what is still being made may stay busy. */
function settled(page) {
  return page
    .waitForFunction(() => !document.querySelector('[aria-busy="true"]'), undefined, { timeout: 4_000 })
    .catch(() => undefined);
}
