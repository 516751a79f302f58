import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { launchChromium, makeTempFolder } from '@argument/testing';
import sharp from 'sharp';
import type { Layer } from './overlay.js';
import type { Stage } from './stage.js';

/** The stage as a script of its own, built as the viewer is. */
async function bundle(folder: string): Promise<string> {
  const lib = { entry: path.join(__dirname, 'stage.ts'), formats: ['iife'], name: 'scene', fileName: 'stage' };
  const options = { configFile: false, logLevel: 'error', build: { lib, outDir: folder } };
  const program = `import { build } from 'vite'; await build(${JSON.stringify(options)});`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    cwd: path.join(__dirname, '../..'),
  });
  return readFile(path.join(folder, 'stage.iife.js'), 'utf8');
}

/** Red beside its mask: seen above, half seen in the middle, unseen below. */
async function packedPicture(): Promise<string> {
  const grey = (y: number, value: number) =>
    `<rect x="60" y="${y}" width="60" height="20" fill="rgb(${value},${value},${value})"/>`;
  const masks = grey(0, 255) + grey(20, 128) + grey(40, 0);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="60"><rect width="60" height="60" fill="#f00"/>${masks}</svg>`;
  return `data:image/png;base64,${(await sharp(Buffer.from(svg)).png().toBuffer()).toString('base64')}`;
}

it('a packed film lets through what its mask says, and any other nothing', async () => {
  const folder = await makeTempFolder();
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 60, height: 60 } });
    await page.setContent('<canvas id="view"></canvas>');
    await page.addScriptTag({ content: await bundle(folder.path) });
    /** Colours of the screen's three bands over a blue camera picture. */
    const bands = async (mask: number) =>
      page.evaluate(
        async ({ url, mask }) => {
          const canvas = document.querySelector('canvas') as HTMLCanvasElement;
          const { scene } = globalThis as unknown as { scene: { Stage: typeof Stage } };
          const stage = new scene.Stage(canvas);
          stage.resize(60, 60, 1);
          const camera = Object.assign(document.createElement('canvas'), { width: 60, height: 60 });
          const ground = camera.getContext('2d') as CanvasRenderingContext2D;
          ground.fillStyle = '#00f';
          ground.fillRect(0, 0, 60, 60);
          const source = new Image();
          source.src = url;
          await source.decode();
          const layer: Layer = {
            source,
            placement: Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1),
            crop: { x: 0, y: 0, width: mask > 0 ? 0.5 : 1, height: 1 },
            sight: { opacity: 1, mask },
          };
          stage.draw(
            { image: camera, width: 60, height: 60 },
            null,
            Float64Array.of(0, 0, 60, 0, 60, 60, 0, 60),
            layer,
          );
          const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext(
            '2d',
          ) as OffscreenCanvasRenderingContext2D;
          copy.drawImage(canvas, 0, 0);
          const colours = [1, 3, 5].map((sixth) => [
            ...copy.getImageData(Math.floor(canvas.width / 4), Math.floor((canvas.height * sixth) / 6), 1, 1).data,
          ]);
          stage.dispose();
          canvas.replaceWith(document.createElement('canvas'));
          return colours;
        },
        { url: await packedPicture(), mask },
      );
    const [seen = [], half = [], unseen = []] = await bands(0.5);
    expect(seen.slice(0, 3)).toEqual([255, 0, 0]);
    expect(half[0]).toBeGreaterThan(110);
    expect(half[0]).toBeLessThan(145);
    expect(half[2]).toBeGreaterThan(110);
    expect(unseen.slice(0, 3)).toEqual([0, 0, 255]);
    for (const colour of await bands(0)) expect(colour.slice(0, 3)).toEqual([255, 0, 0]);
  } finally {
    await browser.close();
    await folder.remove();
  }
});
