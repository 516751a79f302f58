import type { Browser } from 'playwright-core';

export interface ChromiumOptions {
  /** MJPEG file, 4:2:0, that the fake camera plays in a loop. Without one the machine has no camera. */
  cameraFile?: string;
  /** Let media with sound start without a tap, as no phone does. */
  autoplay?: boolean;
}

const QUIET = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** WebGL on the CPU, so that it is there on any machine. */
const SOFTWARE_WEBGL = [
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  // Camera frames stay in plain memory, as there is no graphics card to share them with: reading one back from an
  // emulated card takes a hundred times as long as from a real one.
  '--disable-gpu-memory-buffer-video-frames',
];

/** Starts the system's Chromium (`CHROMIUM_PATH`, else /usr/bin/chromium), headless. Close it when done. */
export async function launchChromium({ cameraFile, autoplay }: ChromiumOptions = {}): Promise<Browser> {
  const camera = cameraFile
    ? [
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
        `--use-file-for-fake-video-capture=${cameraFile}`,
      ]
    : [];
  // Only tests with a browser pay for loading its driver.
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    headless: true,
    args: [...QUIET, ...SOFTWARE_WEBGL, ...camera, ...(autoplay ? ['--autoplay-policy=no-user-gesture-required'] : [])],
  });
}
