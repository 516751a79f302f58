import { createPlane, halveInto, type Plane, resample } from '@argument/vision';
import type { TrackerFrame } from '../tracking/engine.js';
import { type FramePlanes, readPlanes } from './planes.js';

/**
 * Turns frames into grey pictures of the tracker's size, away from the page's thread. A camera's own luminance is read as
 * it is, a fifth of the time of a detour over colours; where a browser hides it, a canvas does the work.
 */
export class FrameReader {
  private readonly out: Plane;
  private half: Plane | null = null;
  private readonly context: OffscreenCanvasRenderingContext2D | null;
  private memory = new ArrayBuffer(0);
  private planes: FramePlanes | null = null;

  constructor(width: number, height: number) {
    this.out = createPlane(width, height);
    // Safari before 16.4 has none; the page then sends pixels.
    const canvas = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(width, height);
    this.context = canvas?.getContext('2d', { willReadFrequently: true }) ?? null;
  }

  /** The result is overwritten by the next call. */
  async read(frame: TrackerFrame): Promise<Plane> {
    this.planes = null;
    if (frame instanceof ImageData) return toLuma(frame.data, this.out);
    try {
      return (await this.readLuma(frame)) ?? this.readColours(frame);
    } finally {
      frame.close();
    }
  }

  /** The frame that was read last, to be drawn, with the memory that it is in; null where its form is none to draw from. */
  takePlanes(): FramePlanes | null {
    const { planes } = this;
    this.planes = null;
    if (planes) this.memory = new ArrayBuffer(0);
    return planes;
  }

  /** Reads the next frame into this memory. */
  reuse(memory: ArrayBuffer): void {
    if (memory.byteLength > this.memory.byteLength) this.memory = memory;
  }

  private async readLuma(frame: VideoFrame): Promise<Plane | null> {
    const planes = await readPlanes(frame, this.memory);
    if (!planes) return null;
    this.memory = planes.bytes;
    this.planes = planes;
    const { width, height, bytes } = planes;
    const [luma] = planes.planes;
    if (!luma || luma.stride !== width) return null;
    return this.shrink({ width, height, data: new Uint8Array(bytes, luma.offset, width * height) });
  }

  private shrink(from: Plane): Plane {
    const { out } = this;
    if (from.width === out.width && from.height === out.height) return from;
    if (from.width === out.width * 2 && from.height === out.height * 2) {
      halveInto(from, out);
      return out;
    }
    if (from.width === out.width * 4 && from.height === out.height * 4) {
      this.half ??= createPlane(out.width * 2, out.height * 2);
      halveInto(from, this.half);
      halveInto(this.half, out);
      return out;
    }
    return resample(from, out.width, out.height);
  }

  private readColours(frame: VideoFrame): Plane {
    if (!this.context) throw new Error('This worker cannot read frames');
    const { width, height } = this.out;
    this.context.drawImage(frame, 0, 0, width, height);
    return toLuma(this.context.getImageData(0, 0, width, height).data, this.out);
  }
}

function toLuma(rgba: Uint8ClampedArray, out: Plane): Plane {
  const { data } = out;
  // No destructuring: this runs a quarter of a million times a frame.
  for (let from = 0, to = 0; to < data.length; from += 4, to += 1) {
    data[to] = ((rgba[from] as number) * 77 + (rgba[from + 1] as number) * 150 + (rgba[from + 2] as number) * 29) >> 8;
  }
  return out;
}
