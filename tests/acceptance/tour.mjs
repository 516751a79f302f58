// Takes a picture of every page and every state of the viewer, at 390 and 1440 px, light and dark, for people to look at.
// usage, after npm run build: node tests/acceptance/tour.mjs OUT_FOLDER [only: part of a name]
import { mkdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import {
  createHome,
  launchChromium,
  makeTempFolder,
  openPage,
  readPicture,
  startPlatform,
  waitFor,
  writeClip,
} from '@argument/testing';

const [out, only = ''] = process.argv.slice(2);
if (!out) throw new Error('Name the folder that the pictures go to.');
const ROOT = resolve(import.meta.dirname, '../..');
const LOOKS = [390, 1440].flatMap((width) => ['light', 'dark'].map((colorScheme) => ({ width, colorScheme })));
const DEMO = 'demo-poster';
/** An id that no project has. */
const NOBODYS = '0192d6a0-0000-7000-8000-000000000000';
const BROWSERS = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.2 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Linux; Android 14; SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
];

const { home, remove } = await createHome();
const { path: scratch, remove: removeScratch } = await makeTempFolder();
await mkdir(out, { recursive: true });
const platform = await startPlatform({ root: ROOT, home });
const { api, dashboard, viewer } = platform.address;
let browser;
try {
  const config = await waitFor('the demo campaign', demoConfig, 240_000);
  const account = await demoAccount();
  const files = await cameraFiles(config);
  if (!only.startsWith('viewer')) await tourDashboard(account, config);
  await tourViewer(files);
} finally {
  await browser?.close();
  await platform.stop();
  await Promise.all([remove(), removeScratch()]);
}

async function demoConfig() {
  const answer = await fetch(`${viewer}/p/links/${DEMO}.json`);
  const found = answer.ok ? await answer.json() : null;
  return found?.markers[0]?.overlays[0] ? found : null;
}

async function demoAccount() {
  const text = await readFile(join(home, 'demo-account.txt'), 'utf8');
  const field = (name) => new RegExp(`${name}: (\\S+)`).exec(text)?.[1];
  return { email: field('email'), password: field('password') };
}

/** The poster in view; the poster taken away after a while; a desk without it. */
async function cameraFiles(config) {
  const url = new URL(config.markers[0].target.preview.url, viewer);
  const target = await readPicture(Buffer.from(await (await fetch(url)).arrayBuffer()));
  const make = async (name, absent, frames = 120) => {
    const file = join(scratch, `${name}.mjpeg`);
    await writeClip(file, { target, frames, seed: 'tour', ...(absent && { absent }) });
    return file;
  };
  return {
    shown: await make('shown'),
    leaving: await make('leaving', { from: 60, to: 239 }, 240),
    empty: await make('empty', { from: 0, to: 119 }),
  };
}

async function call(token, method, path, body, headers = {}) {
  const answer = await fetch(`${api}/api/v1${path}`, {
    method,
    headers: { ...headers, 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return answer.status === 204 ? null : answer.json();
}

/** Some visits from different devices, so that the charts have something to draw. */
async function pretendVisits(linkId) {
  const types = ['view_started', 'camera_granted', 'marker_detected', 'video_started'];
  const watched = [25, 50, 75].map((percent) => ['video_progress', { percent }]);
  for (let visit = 0; visit < 24; visit++) {
    const sessionId = crypto.randomUUID();
    const start = Date.now() - 60_000 - (visit % 3) * 60_000;
    const steps = [...types.map((type) => [type]), ...watched, ['video_completed']].slice(0, 2 + ((visit * 5) % 7));
    const events = steps.map(([type, metadata], i) => ({
      ...{ id: crypto.randomUUID(), sessionId, linkId, type },
      ...{ timestamp: new Date(start + i * 2000).toISOString(), ...(metadata && { metadata }) },
    }));
    await call(null, 'POST', '/analytics/track', { events }, { 'user-agent': BROWSERS[visit % BROWSERS.length] });
  }
}

async function tourDashboard(account, config) {
  const { accessToken } = await call(null, 'POST', '/auth/login', account);
  const { items } = await call(accessToken, 'GET', '/projects');
  const project = `/projects/${items[0].id}`;
  await pretendVisits(config.linkId);
  const outside = [
    '/sign-in',
    '/sign-up',
    '/forgot-password',
    '/reset-password?token=x',
    '/verify-email?token=x',
    '/invitation?token=x',
    '/demo',
  ];
  const inside = [
    '/projects',
    '/projects?nothing',
    '/projects/new',
    project,
    `${project}/links`,
    `${project}/analytics`,
    `${project}/settings`,
    `/links/${config.linkId}`,
    '/settings',
    '/settings/account',
    '/settings/team',
    '/settings/api-keys',
    '/help',
    `/projects/${NOBODYS}`,
    '/no-such-page',
  ];
  const nameOf = (path) =>
    `dashboard${path
      .replace(NOBODYS, 'unknown')
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id')
      .replaceAll(/\W+/g, '-')}`.replace(/-$/, '');
  browser = await launchChromium();
  for (const look of LOOKS) {
    const { page, context } = await openPage(browser, lookOptions(look));
    for (const path of outside) await still(page, look, nameOf(path), `${dashboard}${path}`);
    await page.goto(`${dashboard}/sign-in`);
    await page.getByLabel('E-mail').fill(account.email);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL('**/projects');
    for (const path of inside) await still(page, look, nameOf(path), `${dashboard}${path}`);
    await page.goto(`${dashboard}/projects`);
    await page.keyboard.press('Control+k');
    await still(page, look, 'dashboard-command-menu');
    await context.close();

    const fresh = await openPage(browser, lookOptions(look));
    await fresh.page.goto(`${dashboard}/sign-up`);
    await fresh.page.getByRole('button', { name: 'Create account' }).click();
    await still(fresh.page, look, 'dashboard-sign-up-errors');
    await fresh.page.getByLabel('Name').fill('Tour');
    await fresh.page.getByLabel('E-mail').fill(`tour-${look.width}-${look.colorScheme}@clients.example`);
    await fresh.page.getByLabel('Password', { exact: true }).fill('a long enough password');
    await fresh.page.getByRole('button', { name: 'Create account' }).click();
    await fresh.page.waitForURL('**/projects');
    await still(fresh.page, look, 'dashboard-projects-empty');
    await fresh.context.close();
  }
  await browser.close();
}

async function tourViewer(files) {
  const address = `${viewer}/${DEMO}`;
  const cameras = [
    ['shown', { cameraFile: files.shown }],
    ['leaving', { cameraFile: files.leaving }],
    ['empty', { cameraFile: files.empty }],
    ['none', {}],
  ];
  for (const [camera, options] of cameras) {
    browser = await launchChromium(options);
    for (const look of LOOKS) {
      const visit = camera === 'none' ? viewerWithoutCamera(look, address) : viewerWithCamera(look, address, camera);
      await visit.catch((error) => {
        console.error(`${camera} ${look.width} ${look.colorScheme}: ${error.message.split('\n')[0]}`);
        process.exitCode = 1;
      });
    }
    await browser.close();
  }
}

async function viewerWithCamera(look, address, camera) {
  const { page, context } = await openViewer(lookOptions(look));
  await page.goto(address);
  await untilState(page, 'intro');
  if (camera === 'shown') await still(page, look, 'viewer-intro');
  await page.getByRole('button').first().click();
  const wanted = { shown: 'playing', leaving: 'lost', empty: 'scanning' }[camera];
  await untilState(page, wanted);
  await still(page, look, `viewer-${wanted}`);
  if (camera === 'shown') {
    await page.mouse.click(look.width / 2, 300);
    await still(page, look, 'viewer-controls');
  }
  await context.close();
}

async function viewerWithoutCamera(look, address) {
  const { page, context } = await openViewer({ ...lookOptions(look), camera: 'denied' });
  await page.goto(`${viewer}/no-such-link`);
  await page.locator('#failure').waitFor();
  await still(page, look, 'viewer-unknown-link');
  await page.goto(address);
  await untilState(page, 'intro');
  await page.getByRole('button').first().click();
  await page.locator('#failure').waitFor();
  await still(page, look, 'viewer-no-camera');
  await page.goto('about:blank');
  await page.route('**/p/links/**', (route) => route.abort());
  await page.goto(address);
  await page.locator('#failure').waitFor();
  await still(page, look, 'viewer-no-network');
  await context.close();
}

/** The viewer's page, which writes its state down; `?debug=1` would put a panel into the picture. */
async function openViewer(options) {
  const opened = await openPage(browser, options);
  await opened.page.addInitScript(() => {
    document.addEventListener('argument:state', ({ detail }) => {
      globalThis.viewerState = detail.state;
    });
  });
  return opened;
}

function untilState(page, state) {
  return page.waitForFunction((wanted) => globalThis.viewerState === wanted, state, { timeout: 90_000 });
}

function lookOptions({ width, colorScheme }) {
  const phone = width < 600;
  return { viewport: { width, height: phone ? 844 : 900 }, isMobile: phone, hasTouch: phone, colorScheme };
}

async function still(page, { width, colorScheme }, name, url) {
  if (!name.includes(only)) return;
  if (url) await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(1200);
  const fullPage = name.startsWith('dashboard');
  await page.screenshot({ path: join(out, `${name}_${width}_${colorScheme}.png`), fullPage });
}
