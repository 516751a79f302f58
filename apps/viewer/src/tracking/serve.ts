import type { LinkMarker } from '@argument/contracts';
import { NOTHING, type Tracked, type TrackerFrame } from './engine.js';
import type { Reply, Request } from './worker-protocol.js';

/** The inner half of an engine: synchronous work on pixels, inside a worker. */
export interface TrackerKernel {
  /** Frames will be `width` x `height` pixels. */
  init(markers: readonly LinkMarker[], width: number, height: number): Promise<void>;
  process(image: ImageData): Tracked;
}

interface WorkerScope {
  postMessage(reply: Reply): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Request>) => void): void;
}

/** Makes a kernel answer the page. Call it once, at the top of a worker's entry file. */
export function serve(kernel: TrackerKernel): void {
  const scope = self as unknown as WorkerScope;
  const reader = new FrameReader();
  const answer = async (request: Request): Promise<Tracked> => {
    if (request.type === 'frame') return kernel.process(reader.read(request.frame));
    reader.resize(request.width, request.height);
    await kernel.init(request.markers, request.width, request.height);
    return NOTHING;
  };
  scope.addEventListener('message', ({ data }) => {
    answer(data).then(
      (tracked) => scope.postMessage({ ok: true, tracked }),
      (error: unknown) => scope.postMessage({ ok: false, message: String(error) }),
    );
  });
}

/** Turns a frame into pixels of the tracker's size, away from the page's thread. */
class FrameReader {
  private context: OffscreenCanvasRenderingContext2D | null = null;

  resize(width: number, height: number): void {
    // Safari before 16.4 has none; the page then sends pixels.
    if (typeof OffscreenCanvas === 'undefined') return;
    this.context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  }

  read(frame: TrackerFrame): ImageData {
    if (frame instanceof ImageData) return frame;
    if (!this.context) throw new Error('This worker cannot read frames');
    const { width, height } = this.context.canvas;
    this.context.drawImage(frame, 0, 0, width, height);
    frame.close();
    return this.context.getImageData(0, 0, width, height);
  }
}
