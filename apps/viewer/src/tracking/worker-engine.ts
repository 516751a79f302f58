import type { LinkMarker, PublishedFile } from '@argument/contracts';
import type { Processed, ProcessedFrame, TrackerFrame, TrackingEngine } from './engine.js';
import type { Reply, Request } from './worker-protocol.js';

type Answer = Extract<Reply, { ok: true }>;

/** An engine that lives in a worker. */
export class WorkerEngine implements TrackingEngine {
  /** Memory of the planes that came last, which may be drawn just now. */
  private lent: ArrayBuffer | null = null;
  /** Memory of the planes before them; it goes back with the next frame. */
  private free: ArrayBuffer | null = null;
  private settle: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;

  constructor(private readonly worker: Worker) {
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      const settle = this.settle;
      this.settle = null;
      if (data.ok) {
        this.free = this.lent;
        this.lent = data.processed.planes?.bytes ?? null;
        settle?.resolve(data);
      } else settle?.reject(new Error(data.message));
    });
    worker.addEventListener('error', (event) =>
      this.settle?.reject(new Error(event.message || 'The worker did not start')),
    );
  }

  async init(markers: readonly LinkMarker[], width: number, height: number, index?: PublishedFile): Promise<void> {
    await this.ask({ type: 'init', markers, width, height, ...(index && { index }) }, []);
  }

  async process(frame: TrackerFrame): Promise<Processed> {
    const spare = this.takeSpare();
    const pixels = frame instanceof ImageData ? frame.data.buffer : frame;
    return (await this.ask({ type: 'frame', frame, ...spare }, [pixels, ...Object.values(spare)])).processed;
  }

  async watch(frames: ReadableStream<VideoFrame>): Promise<void> {
    await this.ask({ type: 'watch', frames }, [frames]);
  }

  async next(): Promise<ProcessedFrame> {
    const spare = this.takeSpare();
    const { processed, frame } = await this.ask({ type: 'next', ...spare }, Object.values(spare));
    if (!frame) throw new Error('The worker took no frame');
    return { processed, frame: { ...frame, close: () => frame.image?.close() } };
  }

  private takeSpare(): { spare?: ArrayBuffer } {
    const spare = this.free;
    this.free = null;
    return spare ? { spare } : {};
  }

  dispose(): void {
    this.worker.terminate();
    this.settle?.reject(new Error('The engine was stopped'));
    this.settle = null;
  }

  private ask(request: Request, transfer: Transferable[]): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      this.worker.postMessage(request, transfer);
    });
  }
}
