import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { leanThree } from './build/lean-three.js';
import { separateWasm } from './build/separate-wasm.js';
import { weight } from './build/weight.js';

/** Together with a marker (17 KB), its link's config and a small picture of it, 200 KB to the first overlay. */
const MOST_BYTES = 130_000;

const source = (path: string) => fileURLToPath(new URL(`../../packages/${path}`, import.meta.url));

export default defineConfig({
  // Relative, so that the same files work at `/<slug>`, at `/v/<slug>` and in a folder of any web server.
  base: './',
  // From source, so that a build never carries an older package than the one beside it.
  resolve: {
    alias: [
      { find: /^@argument\/vision$/, replacement: source('vision/src/index.ts') },
      { find: /^@argument\/vision\/many$/, replacement: source('vision/src/many/index.ts') },
      { find: /^@argument\/vision\/track$/, replacement: source('vision/src/track/index.ts') },
    ],
  },
  plugins: [leanThree(), separateWasm(), weight(MOST_BYTES)],
  worker: { format: 'es', plugins: () => [separateWasm()] },
  build: {
    target: ['chrome94', 'safari15.4', 'firefox115'],
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
});
