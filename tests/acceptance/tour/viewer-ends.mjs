/** Its own browser on Android, which keeps the camera to itself. */
export const INSTAGRAM =
  'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/131.0.0.0 Mobile Safari/537.36 Instagram 361.0.0.46.88 Android';

/** Makes the camera answer as the browser does when it has this error. */
const cameraSays = (error) => [
  (name) => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', name));
  },
  error,
];

/** Every dead end, brought about from outside: [name, what is done to the page, what is done to its requests, whether it starts]. */
const ENDS = [
  { name: 'camera-refused', script: cameraSays('NotAllowedError'), starts: true },
  { name: 'camera-refused-in-app', script: cameraSays('NotAllowedError'), starts: true, userAgent: INSTAGRAM },
  { name: 'no-camera', script: cameraSays('NotFoundError'), starts: true },
  { name: 'camera-busy', script: cameraSays('NotReadableError'), starts: true },
  {
    name: 'insecure',
    script: [() => Object.defineProperty(globalThis, 'isSecureContext', { value: false })],
    starts: true,
  },
  {
    name: 'old-browser',
    script: [() => Object.defineProperty(Navigator.prototype, 'mediaDevices', { value: undefined })],
    starts: true,
  },
  { name: 'no-network', routes: { '**/p/links/**': (route) => route.abort() } },
  { name: 'broken-link', routes: { '**/p/links/**': (route) => route.fulfill({ json: { version: 999 } }) } },
  { name: 'protected', routes: { '**/p/links/**': (route) => route.fulfill({ status: 403 }) } },
  { name: 'not-ready', routes: { '**/p/links/**': withoutMarkers } },
];

async function withoutMarkers(route) {
  const answer = await route.fetch();
  await route.fulfill({ json: { ...(await answer.json()), markers: [] } });
}

export async function deadEnds({ open, look, still, viewer }, address) {
  for (const { name, script, routes = {}, starts = false, userAgent } of ENDS) {
    const { page, context } = await open(look, { camera: 'denied', ...(userAgent && { userAgent }) });
    if (script) await page.addInitScript(...script);
    for (const [pattern, answer] of Object.entries(routes)) await page.route(pattern, answer);
    await page.goto(address);
    if (starts) {
      await page.waitForFunction(() => globalThis.viewerState === 'intro');
      await page.getByTestId('start').click();
    }
    await page.locator('#failure').waitFor();
    await still(page, look, `viewer-end-${name}`);
    await context.close();
  }
  const { page, context } = await open(look, { camera: 'denied' });
  await still(page, look, 'viewer-end-unknown-link', `${viewer}/no-such-link`);
  await still(page, look, 'viewer-end-no-link', `${viewer}/`);
  await page.goto(address);
  await page.waitForFunction(() => globalThis.viewerState === 'intro');
  await page.getByTestId('watch').click();
  await page.waitForFunction(() => globalThis.viewerState === 'playing');
  await still(page, look, 'viewer-without-camera');
  await context.close();
}
