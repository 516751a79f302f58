// Walks the main job as somebody with a picture and a video does it, and prints how long each press took to show anything, what
// the Tab key reaches, and what still moves for whoever asked for rest.
// usage, after npm run build: node tests/acceptance/tour/walk.mjs
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  createHome,
  DESKTOP,
  launchChromium,
  makeTempFolder,
  openPage,
  PHONE,
  readPicture,
  startPlatform,
  writeClip,
} from '@argument/testing';
import { feedbackOf, PROMPT_MS, watchFeedback } from './feedback.mjs';

const ROOT = resolve(import.meta.dirname, '../../..');
const ART = join(ROOT, 'apps/launcher/art');
const { home, remove } = await createHome();
const { path: scratch, remove: removeScratch } = await makeTempFolder();
const cameraFile = join(scratch, 'poster.mjpeg');
const target = await readPicture(await readFile(join(ART, 'demo-poster.jpg')));
await writeClip(cameraFile, { target, frames: 120, seed: 'walk' });
const platform = await startPlatform({ root: ROOT, home });
const browser = await launchChromium({ cameraFile });
try {
  for (const [name, options] of [
    ['desk', DESKTOP],
    ['phone', { ...PHONE, reducedMotion: 'reduce' }],
  ])
    await walk(name, await openPage(browser, options));
} finally {
  await browser.close();
  await platform.stop();
  await Promise.all([remove(), removeScratch()]);
}

async function walk(name, { page, context, complaints }) {
  const { dashboard } = platform.address;
  page.setDefaultTimeout(60_000);
  await watchFeedback(page);
  const press = (role, label) => page.getByRole(role, { name: label }).first();
  const timed = async (label, act) => {
    const ms = await feedbackOf(page, act);
    const late = ms > PROMPT_MS;
    if (late) process.exitCode = 1;
    console.log(`${name}: ${label}: ${Math.round(ms)} ms${late ? ', late' : ''}`);
  };
  await page.goto(`${dashboard}/sign-up`);
  await timed('empty sign-up', () => press('button', 'Create account').click());
  await page.getByLabel('Name').fill('Mara');
  await page.getByLabel('E-mail').fill(`mara-${name}@clients.example`);
  await page.getByLabel('Password', { exact: true }).fill('a long enough password');
  await timed('create account', () => press('button', 'Create account').click());
  await page.waitForURL('**/projects');
  await page.getByTestId('empty-state').waitFor();
  await timed('new project', () => press('link', 'New project').click());
  await page.waitForURL('**/projects/new');
  const startedAt = performance.now();
  await page.getByTestId('drop-picture').locator('input').setInputFiles(join(ART, 'demo-poster.jpg'));
  await page.getByTestId('drop-video').locator('input').setInputFiles(join(ART, 'demo-poster.mp4'));
  await page.getByRole('list', { name: 'Reasons and advice' }).waitFor();
  console.log(`${name}: score after ${Math.round(performance.now() - startedAt)} ms`);
  await timed('publish link', () => press('button', 'Publish link').click());
  await page.getByRole('heading', { name: 'Your link is live' }).waitFor();
  console.log(`${name}: live after ${Math.round(performance.now() - startedAt)} ms`);
  await timed('copy link', () => press('button', 'Copy link').click());
  const address = await page.getByTestId('link-url').textContent();
  await timed('open project', () => press('link', 'Open project').click());
  await page.getByTestId('pair-detail').waitFor();
  for (const view of ['Place video', 'Heat map', 'Preview'])
    await timed(view, () => press('button', new RegExp(`^${view}$`)).click());
  for (const tab of ['Links', 'Analytics', 'Settings']) {
    await timed(`tab ${tab}`, () =>
      page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: tab }).click(),
    );
    await page.waitForURL(`**/${tab.toLowerCase()}`);
  }
  await page.keyboard.press('Control+k');
  await page.keyboard.press('Escape');
  await look(name, page, address);
  await page.goto(`${page.url().replace('/settings', '/analytics')}`);
  await page.getByText(/^1$/).first().waitFor();
  await timed('command menu', () => page.keyboard.press('Control+k'));
  await page.keyboard.press('Escape');
  for (const path of ['/projects', '/projects/new', '/settings', '/settings/account', '/help']) {
    await page.goto(`${dashboard}${path}`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    await page.waitForTimeout(800);
    console.log(`${name}: Tab on ${path}: ${(await tabOrder(page)).join(' | ')}`);
    const moving = await page.evaluate(
      () => document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().duration) > 20).length,
    );
    console.log(`${name}: moving on ${path}: ${moving}`);
  }
  console.log(`${name}: complaints: ${complaints.filter((line) => !/status of 401/.test(line)).join('; ') || 'none'}`);
  await context.close();
}

async function look(name, page, address) {
  const viewer = await page.context().newPage();
  const openedAt = performance.now();
  await viewer.goto(`${address}?debug=1`);
  await viewer.getByTestId('start').click();
  await viewer.waitForFunction(() => globalThis.argument?.state === 'playing', undefined, { timeout: 90_000 });
  console.log(`${name}: plays ${Math.round(performance.now() - openedAt)} ms after it was opened`);
  await viewer.goto('about:blank');
  await viewer.close();
}

/** Names of what Tab reaches, in order, until it leaves the page. */
async function tabOrder(page) {
  const names = [];
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      return (element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent ?? element.textContent ?? '')
        .trim()
        .slice(0, 30);
    });
    if (name === null) break;
    names.push(name || '(no name)');
  }
  return names;
}
