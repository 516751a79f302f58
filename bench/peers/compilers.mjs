// Three compilers for one picture: ours, MindAR's in Chromium, and the marker creator of AR.js.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '@argument/testing';
import { compileMarker } from '@argument/vision/track';
import sharp from 'sharp';
import { createNftFiles } from '../../apps/worker/dist/media/nft/nft-creator.js';
import { MINDAR } from './packages.mjs';
import { startServer } from './server.mjs';

const MINDAR_PAGE = `<!doctype html><script type="module">
import { Compiler } from '/mind-ar/mindar-image.prod.js';
globalThis.compile = async () => {
  const image = new Image();
  image.src = '/target.jpg';
  await image.decode();
  const started = performance.now();
  const compiler = new Compiler();
  await compiler.compileImageTargets([image], () => undefined);
  const data = new Uint8Array(await compiler.exportData());
  const ms = performance.now() - started;
  let text = '';
  for (let i = 0; i < data.length; i += 8192) text += String.fromCharCode(...data.subarray(i, i + 8192));
  return { ms, base64: btoa(text) };
};
</script>`;

/** @returns `{ seconds, files: { argm } }` */
export async function compileOurs(jpeg) {
  const started = performance.now();
  const { data, info } = await sharp(jpeg).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  const bytes = compileMarker({ data: new Uint8Array(data), width: info.width, height: info.height });
  return { seconds: (performance.now() - started) / 1000, files: { argm: Buffer.from(bytes) } };
}

/** @returns `{ seconds, files: { mind } }` */
export async function compileMindar(jpeg) {
  const server = await startServer({
    '/index.html': Buffer.from(MINDAR_PAGE),
    '/target.jpg': jpeg,
    '/mind-ar/': MINDAR,
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(600_000);
    await page.goto(`${server.url}/index.html`);
    await page.waitForFunction(() => 'compile' in globalThis);
    const { ms, base64 } = await page.evaluate(() => globalThis.compile());
    return { seconds: ms / 1000, files: { mind: Buffer.from(base64, 'base64') } };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** @returns `{ seconds, files: { iset, fset, fset3 } }` */
export async function compileNft(jpeg) {
  const folder = await mkdtemp(join(tmpdir(), 'argument-bench-nft-'));
  try {
    const picture = join(folder, 'target.png');
    await sharp(jpeg).withMetadata({ density: 72 }).png().toFile(picture);
    const started = performance.now();
    const made = await createNftFiles(picture, folder, new AbortController().signal, () => undefined, {
      yields: false,
    });
    const seconds = (performance.now() - started) / 1000;
    const files = {};
    for (const [name, path] of Object.entries(made)) files[name] = await readFile(path);
    return { seconds, files };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
