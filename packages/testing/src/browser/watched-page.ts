import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

/** A page whose complaints are written down. */
export interface WatchedPage {
  page: Page;
  context: BrowserContext;
  /** Console errors, uncaught exceptions, content-security-policy violations and answers of 500 and up, as they came. */
  complaints: string[];
}

/** Violations of the content security policy in any page that was opened in this process, in the browser's own words. */
const violations: string[] = [];
export const policyViolations = (): readonly string[] => violations;

export const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 1 };
export const DESKTOP = { viewport: { width: 1440, height: 900 } };

/** Opens a page in a context of its own. Camera access is granted unless `camera` is `denied`. */
export async function openPage(
  browser: Browser,
  options: BrowserContextOptions & { camera?: 'granted' | 'denied' } = {},
): Promise<WatchedPage> {
  const { camera = 'granted', ...contextOptions } = options;
  const context = await browser.newContext({
    ...contextOptions,
    ignoreHTTPSErrors: true,
    permissions: camera === 'granted' ? ['camera'] : [],
  });
  // Pages that this one opens are listened to as well; the browser says here what it blocked in workers, too.
  context.on('console', (message) => {
    const text = message.text();
    if (/content security policy/i.test(text)) violations.push(`${message.page()?.url()}: ${text}`);
  });
  const page = await context.newPage();
  return { page, context, complaints: collectComplaints(page) };
}

function collectComplaints(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    // Chromium reports violations of the content security policy here, too.
    if (message.type() === 'error') complaints.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.stack ?? error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 500) complaints.push(`${response.status()} ${response.url()}`);
  });
  return complaints;
}
