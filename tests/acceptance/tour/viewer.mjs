import { launchChromium, openPage } from '@argument/testing';
import { lookOptions } from './looks.mjs';
import { deadEnds, INSTAGRAM } from './viewer-ends.mjs';

/** Every state of the viewer at `address`, and the screens of links with gates, given by name. */
export async function tourViewer({ viewer, looks, still }, address, files, gates) {
  const cameras = [
    ['shown', { cameraFile: files.shown }],
    ['leaving', { cameraFile: files.leaving }],
    ['empty', { cameraFile: files.empty }],
    ['none', {}],
  ];
  for (const [camera, options] of cameras) {
    const browser = await launchChromium(options);
    const open = (lookOf, more) => openViewer(browser, { ...lookOptions(lookOf), ...more });
    for (const look of looks) {
      const tools = { open, look, still, viewer };
      const visit = camera === 'none' ? withoutCamera(tools, address, gates) : withCamera(tools, address, camera);
      await visit.catch((error) => {
        console.error(`${camera} ${look.width} ${look.colorScheme}: ${error.message.split('\n')[0]}`);
        process.exitCode = 1;
      });
    }
    await browser.close();
  }
}

async function withCamera({ open, look, still }, address, camera) {
  const { page, context } = await open(look);
  await page.goto(address);
  await untilState(page, 'intro');
  if (camera === 'shown') await still(page, look, 'viewer-intro');
  await page.getByTestId('start').click();
  const wanted = { shown: 'playing', leaving: 'lost', empty: 'scanning' }[camera];
  await untilState(page, wanted);
  await still(page, look, `viewer-${wanted}`);
  if (camera === 'empty') {
    // More advice comes after nine seconds without a find.
    await page.waitForTimeout(9_000);
    await still(page, look, 'viewer-scanning-long');
  }
  if (camera === 'shown') await playing(page, look, still);
  await context.close();
}

async function playing(page, look, still) {
  const tap = (id) => page.getByTestId(id).click();
  await tap('stage');
  await still(page, look, 'viewer-with-sound');
  await page.keyboard.press('k');
  await untilState(page, 'tracking');
  await still(page, look, 'viewer-paused');
  await tap('fullscreen');
  await untilState(page, 'playing');
  await still(page, look, 'viewer-fullscreen');
}

async function withoutCamera(tools, address, gates) {
  const { open, look, still, viewer } = tools;
  const { page, context } = await open(look, { camera: 'denied' });
  for (const [name, slug] of gates) await still(page, look, `viewer-link-${name}`, `${viewer}/${slug}`);
  const [, withPassword] = gates.find(([name]) => name === 'password');
  await page.goto(`${viewer}/${withPassword}`);
  await page.getByTestId('gate-password').fill('not this one');
  await page.getByTestId('gate-open').click();
  await still(page, look, 'viewer-wrong-password');
  await page.goto(address);
  await untilState(page, 'intro');
  await page.getByTestId('report-open').click();
  await still(page, look, 'viewer-report');
  await context.close();

  const inApp = await open(look, { camera: 'denied', userAgent: INSTAGRAM });
  await inApp.page.goto(address);
  await untilState(inApp.page, 'intro');
  await still(inApp.page, look, 'viewer-in-app');
  await inApp.context.close();
  await deadEnds(tools, address);
}

/** The viewer's page, which writes its state down; `?debug=1` would put a panel into the picture. */
async function openViewer(browser, options) {
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
