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
const standIn = (corners: number[]) => `<!doctype html><title>stand-in</title><script type="module">
  const video = Object.assign(document.createElement('video'), { muted: true, playsInline: true });
  video.srcObject = await navigator.mediaDevices.getUserMedia({ video: true });
  await video.play();
  const said = { state: 'tracking', fps: 30, detectMs: 0, trackMs: 0, video: null, corners: ${JSON.stringify(corners)} };
  globalThis.argument = { ...said, frameTime: 0, camera: { width: video.videoWidth, height: video.videoHeight } };
  const seen = (_now, { mediaTime }) => {
    globalThis.argument.frameTime = mediaTime * 1000;
    video.requestVideoFrameCallback(seen);
  };
  video.requestVideoFrameCallback(seen);
</script>`;

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
  server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html').end(standIn(corners));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  browser = await launchChromium({ cameraFile, autoplay: true });
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  await folder?.remove();
});

it('knows which frame of the clip each camera frame is, and judges what is shown by it', async () => {
  const { page, complaints } = await openPage(browser, PHONE);
  await observeScan(page);
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  await page.waitForFunction(() => 'argument' in globalThis);
  await page.waitForTimeout(3000);
  const { camera, frames, samples } = await readScan(page);
  expect(complaints).toEqual([]);
  expect(camera).toEqual({ width: 640, height: 480 });

  const steps = frames.slice(1).map(({ number }, i) => (number - (frames[i]?.number ?? 0) + FRAMES) % FRAMES);
  expect(steps.length).toBeGreaterThan(30);
  // Now and then the browser drops a frame; it never goes back.
  expect(steps.filter((step) => step >= 1 && step <= 3).length / steps.length).toBeGreaterThan(0.9);

  const verdict = judgeScan({ camera: camera ?? truth, frames, samples }, truth, { tolerance: 0.01 });
  const sevens = frames.filter(({ number }) => number === 7).length;
  expect(sevens).toBeGreaterThan(0);
  expect(Math.abs(verdict.good - sevens)).toBeLessThanOrEqual(1);
  expect(verdict.visible).toBeGreaterThan(30);
});
