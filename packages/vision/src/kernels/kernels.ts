import { SCALAR_KERNELS, SIMD_KERNELS } from './binaries.js';

/** The part of the WebAssembly API that is used here; the core is built without the DOM's types. */
interface WasmMemory {
  readonly buffer: ArrayBuffer;
}
declare const WebAssembly: {
  Memory: new (limits: { initial: number; maximum: number }) => WasmMemory;
  Module: new (bytes: Uint8Array<ArrayBuffer>) => object;
  Instance: new (module: object, imports: { env: { memory: WasmMemory } }) => { readonly exports: unknown };
  validate(bytes: Uint8Array<ArrayBuffer>): boolean;
};

/** The functions of the C files; every pointer is a byte offset into the memory. */
export interface KernelFunctions {
  readonly __heap_base: { readonly value: number };
  halve(source: number, width: number, out: number, outWidth: number, outHeight: number): void;
  extract(
    extractor: number,
    source: number,
    width: number,
    height: number,
    margin: number,
    cell: number,
    level: number,
    limit: number,
  ): void;
  assign(query: number, count: number, centres: number, number: number, nearest: number): void;
  match(
    query: number,
    kind: number,
    from: number,
    count: number,
    entries: number,
    centres: number,
    groups: number,
    starts: number,
    probes: number,
    worst: number,
    of: number,
    to: number,
    distance: number,
    found: number,
  ): number;
  rank(
    query: number,
    kind: number,
    count: number,
    entries: number,
    words: number,
    owner: number,
    centres: number,
    groups: number,
    starts: number,
    probes: number,
    worst: number,
    wanted: number,
    to: number,
    distance: number,
  ): void;
  tally(
    sight: number,
    count: number,
    wanted: number,
    entry: number,
    distance: number,
    table: number,
    places: number,
    widths: number,
    peak: number,
  ): void;
  support(
    sight: number,
    wanted: number,
    entry: number,
    distance: number,
    first: number,
    matches: number,
    targets: number,
    count: number,
    gain: number,
    pairQuery: number,
    pairEntry: number,
    worth: number,
    out: number,
  ): void;
  again(
    sight: number,
    query: number,
    kind: number,
    limit: number,
    count: number,
    worst: number,
    descriptors: number,
    words: number,
    order: number,
    starts: number,
    targets: number,
    targetCount: number,
    gain: number,
    pairQuery: number,
    pairEntry: number,
    worth: number,
    out: number,
  ): void;
  vote(ballot: number, seeds: number, size: number, spread: number, unlike: number): void;
  view(
    source: number,
    width: number,
    height: number,
    out: number,
    outWidth: number,
    outHeight: number,
    originX: number,
    originY: number,
    acrossX: number,
    acrossY: number,
    downX: number,
    downY: number,
    tapX: number,
    tapY: number,
    taps: number,
  ): void;
  patch(
    source: number,
    width: number,
    height: number,
    inverse: number,
    left: number,
    top: number,
    tapX: number,
    tapY: number,
    taps: number,
    grey: number,
    gradientX: number,
    gradientY: number,
    moments: number,
  ): number;
  compare(
    level: number,
    width: number,
    height: number,
    count: number,
    left: number,
    top: number,
    grey: number,
    gradientX: number,
    gradientY: number,
    sums: number,
  ): void;
  search(
    level: number,
    width: number,
    height: number,
    count: number,
    left: number,
    top: number,
    grey: number,
    energy: number,
    radius: number,
    scores: number,
  ): void;
}

const PAGE = 65536;
/** Stack and static data of the kernels, bytes, with room to spare. */
const OVERHEAD = 64 * 1024;

const fromHex = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: text.length / 2 }, (_, at) => Number.parseInt(text.slice(2 * at, 2 * at + 2), 16));

/** The compiled form of the kernels. */
export type KernelForm = 'simd' | 'scalar';
const modules = new Map<KernelForm, object>();

function moduleOf(form: KernelForm): object {
  let module = modules.get(form);
  if (!module) {
    module = new WebAssembly.Module(fromHex(form === 'simd' ? SIMD_KERNELS : SCALAR_KERNELS));
    modules.set(form, module);
  }
  return module;
}

let usual: KernelForm | undefined;

/** SIMD where the browser has it. */
function usualForm(): KernelForm {
  usual ??= WebAssembly.validate(fromHex(SIMD_KERNELS)) ? 'simd' : 'scalar';
  return usual;
}

/** The compiled inner loops with a memory of their own, laid out once and never grown, so that views of it last. */
export class Kernels {
  readonly call: KernelFunctions;
  readonly buffer: ArrayBuffer;
  private top: number;

  /** @param bytes how much will be allocated at most
   * @param form which build to use; by default SIMD where the browser has it */
  constructor(bytes: number, form: KernelForm = usualForm()) {
    const pages = Math.ceil((bytes + OVERHEAD) / PAGE);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const instance = new WebAssembly.Instance(moduleOf(form), { env: { memory } });
    this.call = instance.exports as KernelFunctions;
    this.buffer = memory.buffer;
    this.top = this.call.__heap_base.value;
  }

  /** Reserves bytes for good.
   * @returns their offset, a multiple of 16
   * @throws RangeError when the memory is full */
  reserve(bytes: number): number {
    const at = (this.top + 15) & ~15;
    this.top = at + bytes;
    if (this.top > this.buffer.byteLength)
      throw new RangeError(`The kernels' memory is full: ${this.top} bytes are needed.`);
    return at;
  }

  bytes(count: number): Uint8Array<ArrayBuffer> {
    return new Uint8Array(this.buffer, this.reserve(count), count);
  }

  floats(count: number): Float32Array<ArrayBuffer> {
    return new Float32Array(this.buffer, this.reserve(count * 4), count);
  }

  doubles(count: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.buffer, this.reserve(count * 8), count);
  }

  integers(count: number): Int32Array<ArrayBuffer> {
    return new Int32Array(this.buffer, this.reserve(count * 4), count);
  }
}
