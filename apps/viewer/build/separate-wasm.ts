import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

const LIBRARY = /jsartoolkit-nft\/build\/artoolkitNFT_ES6_wasm(\.simd)?\.js$/;
const EMBEDDED = /base64Decode\("(AGFzbQ[A-Za-z0-9+/=]+)"\)/;
const ADDRESS = '?wasm-address';

/**
 * Takes the WebAssembly that jsartoolkit-nft carries as base64 text out into a file of its own at build time: a quarter
 * fewer bytes on the wire, and the browser compiles it while it arrives. `import url from '<library>?wasm-address'` is its
 * address. The library itself stays as it is in node_modules, in a chunk of its own, as its licence (LGPL-3.0) wishes.
 */
export function separateWasm(): Plugin {
  return {
    name: 'separate-wasm',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (!id.endsWith(ADDRESS)) return null;
      const found = await this.resolve(id.slice(0, -ADDRESS.length), importer, { skipSelf: true });
      return found && `${found.id}${ADDRESS}`;
    },
    async load(id) {
      if (!id.endsWith(ADDRESS)) return null;
      const path = id.slice(0, -ADDRESS.length);
      const embedded = EMBEDDED.exec(await readFile(path, 'utf8'))?.[1];
      if (!embedded) throw new Error(`No WebAssembly found in ${path}: did the library change its form?`);
      const licence = await readFile(join(dirname(path), '..', 'LICENSE.txt'));
      this.emitFile({ type: 'asset', fileName: 'assets/artoolkit-nft.LICENSE.txt', source: licence });
      const name = path.includes('.simd') ? 'artoolkit-nft-simd.wasm' : 'artoolkit-nft.wasm';
      const reference = this.emitFile({ type: 'asset', name, source: Buffer.from(embedded, 'base64') });
      return `export default import.meta.ROLLUP_FILE_URL_${reference};`;
    },
    transform(code, id) {
      return LIBRARY.test(id) ? { code: code.replace(EMBEDDED, 'base64Decode("")'), map: null } : null;
    },
  };
}
