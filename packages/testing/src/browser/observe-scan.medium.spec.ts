import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { type ClipTruth, writeClip } from '../scene/clip.js';
import { judgeScan } from '../scene/judge.js';
import { makeTempFolder } from '../services/temp.js';
import { launchChromium } from './chromium.js';
import { observeScan, readScan } from './observe-scan.js';
import { openPage, PHONE } from './watched-page.js';

const FRAMES = 30;

/** A stand-in for a viewer: shows the camera and claims to see the print's corners in one and the same place. */
const standIn = (corners: number[], frames: string) => `<!doctype html><title>stand-in</title><script type="module">
  const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
  video.srcObject = await navigator.mediaDevices.getUserMedia({ video: true });
  await video.play();
  const said = { state: 'tracking', fps: 30, detectMs: 0, trackMs: 0, video: null, corners: ${JSON.stringify(corners)} };
  globalThis.argument = { ...said, frameTime: null, camera: { width: video.videoWidth, height: video.videoHeight } };
  ${frames}
</script>`;

/** Takes the frames that the video element announces. */
const ANNOUNCED = `
  const seen = (_now, { mediaTime }) => {
    globalThis.argument.frameTime = mediaTime * 1000;
    video.requestVideoFrameCallback(seen);
  };
  video.requestVideoFrameCallback(seen);`;

/** Has a worker take frames straight from the camera, one for each answer, and is busy with other things in between. */
const STRAIGHT = `
  const [track] = video.srcObject.getVideoTracks();
  const { readable } = new MediaStreamTrackProcessor({ track, maxBufferSize: 1 });
  const worker = new Worker('/worker.js');
  worker.addEventListener('message', ({ data }) => {
    globalThis.argument.frameTime = data;
    worker.postMessage(null);
    const until = performance.now() + 150;
    if (Math.random() < 0.2) while (performance.now() < until);
  });
  worker.postMessage(readable, [readable]);`;

const WORKER = `
  let frames;
  addEventListener('message', async ({ data }) => {
    frames = frames ?? data.getReader();
    const { value } = await frames.read();
    postMessage(value.timestamp / 1000);
    value.close();
  });`;

let folder: Awaited<ReturnType<typeof makeTempFolder>>;
let truth: ClipTruth;
let server: Server;
let browser: Browser;

beforeAll(async () => {
  folder = await makeTempFolder();
  const cameraFile = join(folder.path, 'camera.mjpeg');
  const target = { width: 320, height: 240, data: new Uint8Array(320 * 240 * 3).fill(90) };
  truth = await writeClip(cameraFile, { target, frames: FRAMES, seed: 'camera' });
  // The pose of frame 7, whatever the camera shows.
  const corners = truth.frames[7]?.corners?.flatMap(({ x, y }) => [x, y]) ?? [];
  const files: Record<string, [type: string, text: string]> = {
    '/announced': ['text/html', standIn(corners, ANNOUNCED)],
    '/straight': ['text/html', standIn(corners, STRAIGHT)],
    '/worker.js': ['text/javascript', WORKER],
  };
  server = createServer(({ url = '' }, response) => {
    const [type, text] = files[url] ?? ['text/plain', ''];
    response.setHeader('content-type', type).end(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  browser = await launchChromium({ cameraFile, autoplay: true });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  await folder?.remove();
});

async function watchStandIn(path: string) {
  const { page, complaints } = await openPage(browser, PHONE);
  await observeScan(page);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`);
  await page.waitForFunction(() => 'argument' in globalThis);
  await page.waitForTimeout(3000);
  const log = await readScan(page);
  await page.close();
  expect(complaints).toEqual([]);
  expect(log.camera).toEqual({ width: 640, height: 480 });
  return { ...log, camera: truth };
}

it('knows which frame of the clip each camera frame is, and judges what is shown by it', async () => {
  const log = await watchStandIn('/announced');
  const { frames } = log;
  const steps = frames.slice(1).map(({ number }, i) => (number - (frames[i]?.number ?? 0) + FRAMES) % FRAMES);
  expect(steps.length).toBeGreaterThan(30);
  // Now and then the browser drops a frame; it never goes back.
  expect(steps.filter((step) => step >= 1 && step <= 3).length / steps.length).toBeGreaterThan(0.9);

  const verdict = judgeScan(log, truth, { tolerance: 0.01 });
  const sevens = frames.filter(({ number }) => number === 7).length;
  expect(sevens).toBeGreaterThan(0);
  expect(Math.abs(verdict.good - sevens)).toBeLessThanOrEqual(1);
  expect(verdict.visible).toBeGreaterThan(30);
});

it('knows every frame that a worker took while the page was held up', async () => {
  const log = await watchStandIn('/straight');
  // The very first frame may come before the one who reads along has started.
  const from = (log.frames[0]?.mediaTime ?? 0) + 500;
  const verdict = judgeScan(log, truth, { tolerance: 0.01, from });
  expect(verdict.errors.length).toBeGreaterThan(10);
  // One frame in ten was, read along in the page itself; a camera that is short of processor time may still give one to one reader only.
  const unknown = verdict.errors.filter((error) => error === Number.POSITIVE_INFINITY).length;
  expect(unknown).toBeLessThanOrEqual(1);
});
