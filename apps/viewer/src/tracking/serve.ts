import type { LinkMarker, PublishedFile } from '@argument/contracts';
import type { Plane } from '@argument/vision';
import { FrameReader } from '../frames/frame-reader.js';
import { NOTHING, type Processed, type Tracked } from './engine.js';
import type { Reply, Request } from './worker-protocol.js';

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

/** Makes a kernel answer the page. Call it once, at the top of a worker's entry file. */
export function serve(kernel: TrackerKernel): void {
  const scope = self as unknown as WorkerScope;
  let reader = new FrameReader(2, 2);
  const answer = async (request: Request): Promise<Processed> => {
    if (request.type === 'frame') {
      if (request.spare) reader.reuse(request.spare);
      const tracked = kernel.process(await reader.read(request.frame));
      return { ...tracked, planes: tracked.corners && reader.takePlanes() };
    }
    reader = new FrameReader(request.width, request.height);
    await kernel.init(request.markers, request.width, request.height, request.index);
    return { ...NOTHING, planes: null };
  };
  scope.addEventListener('message', ({ data }) => {
    answer(data).then(
      (processed) => scope.postMessage({ ok: true, processed }, processed.planes ? [processed.planes.bytes] : []),
      (error: unknown) => scope.postMessage({ ok: false, message: String(error) }, []),
    );
  });
}
