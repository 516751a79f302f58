import { brotliCompressSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Loaded later, or only by some links: AR.js, many markers, the font. */
const LATER = /artoolkit|assets\/(many|font)-/;
const PACKED = /\.(html|js|css)$/;

/**
 * Fails the build when what a phone loads before the first overlay has become too heavy.
 * @param most bytes of HTML, scripts and styles together, as brotli sends them
 */
export function weight(most: number): Plugin {
  return {
    name: 'weight',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = Object.values(bundle)
        .filter(({ fileName }) => PACKED.test(fileName) && !LATER.test(fileName))
        .map((file) => ({ name: file.fileName, bytes: packed(file.type === 'chunk' ? file.code : file.source) }));
      const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
      if (total <= most) return;
      const list = files.map(({ name, bytes }) => `${name} ${bytes}`).join(', ');
      this.error(`The first overlay takes ${total} bytes of at most ${most}: ${list}`);
    },
  };
}

/** At brotli's best, as the build stores it. */
function packed(content: string | Uint8Array): number {
  return brotliCompressSync(content).length;
}
