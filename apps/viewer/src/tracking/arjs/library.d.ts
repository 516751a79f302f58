/** What is used of jsartoolkit-nft 1.7.7's WebAssembly module; its own types say nothing about it. */
interface ArToolkit {
  setup(width: number, height: number, camera: number): number;
  setupAR2(): void;
  setLogLevel(level: number): void;
  passVideoData(rgba: Uint8ClampedArray, luma: Uint8Array, internalLuma: boolean): void;
  detectNFTMarker(): number;
  getNFTMarker(index: number): { found: number; error: number; pose: ArrayLike<number> };
  getNFTData(index: number): { width: number; height: number; dpi: number };
  _loadCamera(path: string): number;
  _addNFTMarkers(paths: StringList): { size(): number; get(index: number): number };
}

interface StringList {
  push_back(value: string): void;
}

interface ArToolkitModule {
  /** With `false` its own smoothing is off. */
  ARToolKitNFT: new (
    filtering: boolean,
  ) => ArToolkit;
  StringList: new () => StringList;
  FS: { writeFile(path: string, data: Uint8Array): void };
  AR_LOG_LEVEL_ERROR: number;
}

interface ArToolkitOptions {
  print(text: string): void;
  printErr(text: string): void;
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): void;
}

declare module '@webarkit/jsartoolkit-nft/build/artoolkitNFT_ES6_wasm.simd.js' {
  const load: (options: ArToolkitOptions) => Promise<ArToolkitModule>;
  export default load;
}

declare module '@webarkit/jsartoolkit-nft/build/artoolkitNFT_ES6_wasm.js' {
  const load: (options: ArToolkitOptions) => Promise<ArToolkitModule>;
  export default load;
}

declare module '*?wasm-address' {
  const url: string;
  export default url;
}
