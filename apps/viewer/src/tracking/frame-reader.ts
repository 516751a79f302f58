import { createPlane, halveInto, type Plane, resample } from '@argument/vision';
import type { TrackerFrame } from './engine.js';

/** Pixel formats whose first plane is the luminance that trackers want. */
const LUMA_FIRST: ReadonlySet<string | null> = new Set(['NV12', 'I420', 'I420A', 'I422', 'I444']);

/**
 * Turns frames into grey pictures of the tracker's size, away from the page's thread. A camera's own luminance is read as
 * it is, a fifth of the time of a detour over colours; where a browser hides it, a canvas does the work.
 */
export class FrameReader {
  private readonly out: Plane;
  private readonly context: OffscreenCanvasRenderingContext2D | null;
  private source = new Uint8Array(0);

  constructor(width: number, height: number) {
    this.out = createPlane(width, height);
    // Safari before 16.4 has none; the page then sends pixels.
    const canvas = typeof OffscreenCanvas === 'undefined' ? null : new OffscreenCanvas(width, height);
    this.context = canvas?.getContext('2d', { willReadFrequently: true }) ?? null;
  }

  /** The result is overwritten by the next call. */
  async read(frame: TrackerFrame): Promise<Plane> {
    if (frame instanceof ImageData) return toLuma(frame.data, this.out);
    try {
      return (await this.readLuma(frame)) ?? this.readColours(frame);
    } finally {
      frame.close();
    }
  }

  private async readLuma(frame: VideoFrame): Promise<Plane | null> {
    const rect = frame.visibleRect;
    if (!LUMA_FIRST.has(frame.format) || !rect) return null;
    // A frame that is turned or stretched on its way to the screen is read the way it is shown.
    if (rect.width !== frame.displayWidth || rect.height !== frame.displayHeight) return null;
    const size = frame.allocationSize();
    if (this.source.length < size) this.source = new Uint8Array(size);
    const [luma] = await frame.copyTo(this.source);
    if (!luma || luma.stride !== rect.width) return null;
    const plane = { width: rect.width, height: rect.height, data: this.source.subarray(luma.offset) };
    return shrink(plane, this.out);
  }

  private readColours(frame: VideoFrame): Plane {
    if (!this.context) throw new Error('This worker cannot read frames');
    const { width, height } = this.out;
    this.context.drawImage(frame, 0, 0, width, height);
    return toLuma(this.context.getImageData(0, 0, width, height).data, this.out);
  }
}

function shrink(from: Plane, out: Plane): Plane {
  const { width, height } = out;
  if (from.width === width && from.height === height) return from;
  if (from.width === width * 2 && from.height === height * 2) {
    halveInto(from, out);
    return out;
  }
  return resample(from, width, height);
}

function toLuma(rgba: Uint8ClampedArray, out: Plane): Plane {
  const { data } = out;
  // No destructuring: this runs a quarter of a million times a frame.
  for (let from = 0, to = 0; to < data.length; from += 4, to += 1) {
    data[to] = ((rgba[from] as number) * 77 + (rgba[from + 1] as number) * 150 + (rgba[from + 2] as number) * 29) >> 8;
  }
  return out;
}
