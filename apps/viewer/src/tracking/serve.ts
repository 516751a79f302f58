import type { LinkMarker, PublishedFile } from '@argument/contracts';
import type { Plane } from '@argument/vision';
import { NOTHING, type Tracked } from './engine.js';
import { FrameReader } from './frame-reader.js';
import type { Reply, Request } from './worker-protocol.js';

/** The inner half of an engine: synchronous work on pixels, inside a worker. */
export interface TrackerKernel {
  /** Frames will be `width` x `height` pixels. */
  init(markers: readonly LinkMarker[], width: number, height: number, index?: PublishedFile): Promise<void>;
  process(image: Plane): Tracked;
}

interface WorkerScope {
  postMessage(reply: Reply): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<Request>) => void): void;
}

/** Makes a kernel answer the page. Call it once, at the top of a worker's entry file. */
export function serve(kernel: TrackerKernel): void {
  const scope = self as unknown as WorkerScope;
  let reader = new FrameReader(2, 2);
  const answer = async (request: Request): Promise<Tracked> => {
    if (request.type === 'frame') return kernel.process(await reader.read(request.frame));
    reader = new FrameReader(request.width, request.height);
    await kernel.init(request.markers, request.width, request.height, request.index);
    return NOTHING;
  };
  scope.addEventListener('message', ({ data }) => {
    answer(data).then(
      (tracked) => scope.postMessage({ ok: true, tracked }),
      (error: unknown) => scope.postMessage({ ok: false, message: String(error) }),
    );
  });
}
