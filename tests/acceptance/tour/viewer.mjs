import { launchChromium, openPage } from '@argument/testing';
import { LOOKS, lookOptions } from './looks.mjs';

/** Every state of the viewer at `address`, and the screens of links with gates, given by name. */
export async function tourViewer({ viewer, still }, address, files, gates) {
  const screens = [
    ['unknown-link', `${viewer}/no-such-link`],
    ...gates.map(([name, slug]) => [name, `${viewer}/${slug}`]),
  ];
  const cameras = [
    ['shown', { cameraFile: files.shown }],
    ['leaving', { cameraFile: files.leaving }],
    ['empty', { cameraFile: files.empty }],
    ['none', {}],
  ];
  for (const [camera, options] of cameras) {
    const browser = await launchChromium(options);
    const open = (lookOf, more) => openViewer(browser, { ...lookOptions(lookOf), ...more });
    for (const look of LOOKS) {
      const tools = { open, still };
      const visit =
        camera === 'none' ? withoutCamera(tools, look, address, screens) : withCamera(tools, look, address, camera);
      await visit.catch((error) => {
        console.error(`${camera} ${look.width} ${look.colorScheme}: ${error.message.split('\n')[0]}`);
        process.exitCode = 1;
      });
    }
    await browser.close();
  }
}

async function withCamera({ open, still }, look, address, camera) {
  const { page, context } = await open(look);
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

async function withoutCamera({ open, still }, look, address, screens) {
  const { page, context } = await open(look, { camera: 'denied' });
  for (const [name, url] of screens) {
    await page.goto(url);
    await still(page, look, `viewer-${name}`);
  }
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
