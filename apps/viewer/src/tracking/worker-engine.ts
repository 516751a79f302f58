import type { LinkMarker, PublishedFile } from '@argument/contracts';
import type { Tracked, TrackerFrame, TrackingEngine } from './engine.js';
import type { Reply, Request } from './worker-protocol.js';

/** An engine that lives in a worker. */
export class WorkerEngine implements TrackingEngine {
  private settle: { resolve: (tracked: Tracked) => void; reject: (error: Error) => void } | null = null;

  constructor(private readonly worker: Worker) {
    worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      const settle = this.settle;
      this.settle = null;
      if (data.ok) settle?.resolve(data.tracked);
      else settle?.reject(new Error(data.message));
    });
    worker.addEventListener('error', (event) =>
      this.settle?.reject(new Error(event.message || 'The worker did not start')),
    );
  }

  async init(markers: readonly LinkMarker[], width: number, height: number, index?: PublishedFile): Promise<void> {
    await this.ask({ type: 'init', markers, width, height, ...(index && { index }) }, []);
  }

  process(frame: TrackerFrame): Promise<Tracked> {
    return this.ask({ type: 'frame', frame }, [frame instanceof ImageData ? frame.data.buffer : frame]);
  }

  dispose(): void {
    this.worker.terminate();
    this.settle?.reject(new Error('The engine was stopped'));
    this.settle = null;
  }

  private ask(request: Request, transfer: Transferable[]): Promise<Tracked> {
    return new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
      this.worker.postMessage(request, transfer);
    });
  }
}
