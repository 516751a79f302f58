type Library = (options: ArToolkitOptions) => Promise<ArToolkitModule>;

/** A function that adds two vectors: valid only where WebAssembly has SIMD. */
const SIMD_PROBE = [
  ...[0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11],
];

async function parts(): Promise<[{ default: Library }, { default: string }]> {
  if (WebAssembly.validate(Uint8Array.from(SIMD_PROBE))) {
    return Promise.all([
      import('@webarkit/jsartoolkit-nft/build/artoolkitNFT_ES6_wasm.simd.js'),
      import('@webarkit/jsartoolkit-nft/build/artoolkitNFT_ES6_wasm.simd.js?wasm-address'),
    ]);
  }
  return Promise.all([
    import('@webarkit/jsartoolkit-nft/build/artoolkitNFT_ES6_wasm.js'),
    import('@webarkit/jsartoolkit-nft/build/artoolkitNFT_ES6_wasm.js?wasm-address'),
  ]);
}

/** Fetches and starts jsartoolkit-nft, in the fastest form that this browser runs. */
export async function loadLibrary(): Promise<ArToolkitModule> {
  const [{ default: library }, { default: address }] = await parts();
  return new Promise((resolve, reject) => {
    library({
      // The library writes a line for every frame.
      print: () => undefined,
      printErr: () => undefined,
      instantiateWasm: (imports, done) => {
        instantiate(address, imports).then(done, reject);
      },
    }).then(resolve, reject);
  });
}

async function instantiate(address: string, imports: WebAssembly.Imports): Promise<WebAssembly.Instance> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  // Some static hosts do not know the type of .wasm files, and streaming insists on it.
  const streams = response.headers.get('content-type')?.startsWith('application/wasm');
  const result = streams
    ? await WebAssembly.instantiateStreaming(response, imports)
    : await WebAssembly.instantiate(await response.arrayBuffer(), imports);
  return result.instance;
}
