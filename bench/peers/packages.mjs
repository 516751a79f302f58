// Where the peers' own builds lie.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const folder = (address, ...parts) => join(dirname(fileURLToPath(address)), ...parts);

export const MINDAR = folder(import.meta.resolve('mind-ar/dist/mindar-image.prod.js'));
export const ARJS = folder(import.meta.resolve('@ar-js-org/ar.js/three.js/build/ar-threex.mjs'));

/** Three.js, which both leave to the page, as small as a page can have it whole. */
export async function minifiedThree() {
  const { output } = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      rolldownOptions: {
        input: fileURLToPath(import.meta.resolve('three')),
        preserveEntrySignatures: 'strict',
        output: { codeSplitting: false },
      },
    },
  });
  return Buffer.from(output[0].code);
}

/** What Three.js ships beside its core. */
export const THREE_ADDONS = folder(import.meta.resolve('three/addons/renderers/CSS3DRenderer.js'), '..');
