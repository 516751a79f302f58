import type { LinkMarker, PublishedFile } from '@argument/contracts';
import type { Plane } from '@argument/vision';
import { FrameReader } from '../frames/frame-reader.js';
import { NOTHING, type Processed, type Tracked, type TrackerFrame } from './engine.js';
import type { Reply, Request, TakenFrame } from './worker-protocol.js';

/** The inner half of an engine: synchronous work on pixels, inside a worker. */
export interface TrackerKernel {
  /** Frames will be `width` x `height` pixels. */
  init(markers: readonly LinkMarker[], width: number, height: number, index?: PublishedFile): Promise<void>;
  process(image: Plane): Tracked;
}

interface WorkerScope {
  postMessage(reply: Reply, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Request>) => void): void;
}

interface Answer {
  processed: Processed;
  frame: TakenFrame | null;
}

const DONE: Answer = { processed: { ...NOTHING, planes: null }, frame: null };

/** Makes a kernel answer the page. Call it once, at the top of a worker's entry file. */
export function serve(kernel: TrackerKernel): void {
  const scope = self as unknown as WorkerScope;
  let reader = new FrameReader(2, 2);
  let camera: ReadableStreamDefaultReader<VideoFrame> | null = null;

  async function look(frame: TrackerFrame): Promise<Processed> {
    const tracked = kernel.process(await reader.read(frame));
    return { ...tracked, planes: tracked.corners && reader.takePlanes() };
  }

  async function take(): Promise<Answer> {
    const frame = (await camera?.read())?.value;
    if (!frame) throw new Error('The camera gives no more frames');
    const { displayWidth: width, displayHeight: height, timestamp } = frame;
    const image = frame.clone();
    const processed = await look(frame);
    const drawn = processed.corners !== null && processed.planes === null;
    if (!drawn) image.close();
    return { processed, frame: { image: drawn ? image : null, width, height, time: timestamp / 1000 } };
  }

  async function answer(request: Request): Promise<Answer> {
    switch (request.type) {
      case 'init':
        reader = new FrameReader(request.width, request.height);
        await kernel.init(request.markers, request.width, request.height, request.index);
        return DONE;
      case 'watch':
        camera = request.frames.getReader();
        return DONE;
      case 'frame':
        if (request.spare) reader.reuse(request.spare);
        return { processed: await look(request.frame), frame: null };
      case 'next':
        if (request.spare) reader.reuse(request.spare);
        return take();
    }
  }

  scope.addEventListener('message', ({ data }) => {
    answer(data).then(
      ({ processed, frame }) => {
        const moved = [processed.planes?.bytes, frame?.image].filter((thing) => thing !== null && thing !== undefined);
        scope.postMessage({ ok: true, processed, frame }, moved);
      },
      (error: unknown) => scope.postMessage({ ok: false, message: String(error) }, []),
    );
  });
}
