import type { LinkMarker, PublishedFile } from '@argument/contracts';
import type { Processed, TrackerFrame, TrackingEngine } from './engine.js';
import type { Reply, Request } from './worker-protocol.js';

/** An engine that lives in a worker. */
export class WorkerEngine implements TrackingEngine {
  /** Planes that went out; their memory goes back with the next frame. */
  private lent: ArrayBuffer | null = null;
  private settle: { resolve: (processed: Processed) => void; reject: (error: Error) => void } | null = null;

  constructor(private readonly worker: Worker) {
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      const settle = this.settle;
      this.settle = null;
      if (data.ok) {
        this.lent = data.processed.planes?.bytes ?? null;
        settle?.resolve(data.processed);
      } else settle?.reject(new Error(data.message));
    });
    worker.addEventListener('error', (event) =>
      this.settle?.reject(new Error(event.message || 'The worker did not start')),
    );
  }

  async init(markers: readonly LinkMarker[], width: number, height: number, index?: PublishedFile): Promise<void> {
    await this.ask({ type: 'init', markers, width, height, ...(index && { index }) }, []);
  }

  process(frame: TrackerFrame): Promise<Processed> {
    const spare = this.lent;
    this.lent = null;
    const pixels = frame instanceof ImageData ? frame.data.buffer : frame;
    return this.ask({ type: 'frame', frame, ...(spare && { spare }) }, spare ? [pixels, spare] : [pixels]);
  }

  dispose(): void {
    this.worker.terminate();
    this.settle?.reject(new Error('The engine was stopped'));
    this.settle = null;
  }

  private ask(request: Request, transfer: Transferable[]): Promise<Processed> {
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      this.worker.postMessage(request, transfer);
    });
  }
}
