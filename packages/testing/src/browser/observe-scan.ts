/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { FRAME_NUMBER } from '../scene/frame-number.js';
import type { ShownPose } from '../scene/judge.js';

/** What a viewer showed at one moment, read from outside. Times in ms. */
export interface ScanSample extends ShownPose {
  /** Since the page was opened. */
  at: number;
  state: string;
  fps: number;
  detectMs: number;
  trackMs: number;
  /** Position in the playing video, s. */
  videoTime: number | null;
  videoPaused: boolean | null;
}

/** Everything written down of a scan. */
export interface ScanLog {
  /** Size of the camera's picture, px; null before the camera runs. */
  camera: { width: number; height: number } | null;
  /** The tracker that the viewer said it uses; null before it said so. */
  engine: string | null;
  /** Which frame of the clip was shown at which media time (ms) of the camera. */
  frames: { mediaTime: number; number: number }[];
  samples: ScanSample[];
}

interface ViewerState {
  engine: string | null;
  state: string;
  frameTime: number | null;
  corners: ArrayLike<number> | null;
  fps: number;
  detectMs: number;
  trackMs: number;
  video: { currentTime: number; paused: boolean } | null;
  camera: { width: number; height: number } | null;
}

/** Where the page's worker that reads along comes from; nothing on the server answers there. */
const READ_ALONG = '/read-along-with-the-scan.js';

/**
 * Watches a viewer from inside its page, without a part in it: call before the page is opened. The numbers written into
 * the clip's frames are read from the camera's own frames, so the mapping from media time to frame needs no belief in the
 * camera's clock.
 */
export async function observeScan(page: Page): Promise<void> {
  const reader = `const readNumber = (${numberReader})(${JSON.stringify(FRAME_NUMBER)});`;
  // Whatever the page is allowed to load, it may load from where it comes from itself.
  await page.route(`**${READ_ALONG}`, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: `${reader} (${readAlong})();` }),
  );
  await page.addInitScript(`{ ${reader} (${watch})(readNumber, ${JSON.stringify(READ_ALONG)}); }`);
}

/** Takes what was written down since the last call; `frames` stays whole. */
export async function readScan(page: Page): Promise<ScanLog> {
  return page.evaluate(() => {
    const log = (globalThis as unknown as { scanLog: ScanLog }).scanLog;
    const taken = { ...log, samples: log.samples };
    log.samples = [];
    return taken;
  });
}

type ProcessorClass = new (init: {
  track: MediaStreamTrack;
  maxBufferSize: number;
}) => { readonly readable: ReadableStream<VideoFrame> };

/** What is noted of one camera frame. */
type Noted = ScanLog['frames'][number];

/** Runs in the page and in a worker, so everything it needs stands inside it, as in the two functions below. */
function numberReader({ cell, bits }: typeof FRAME_NUMBER): (frame: VideoFrame) => number {
  const pixels = new OffscreenCanvas(cell * bits, cell).getContext('2d', { willReadFrequently: true });
  return (frame) => {
    if (!pixels) return 0;
    pixels.drawImage(frame, 0, 0, cell * bits, cell, 0, 0, cell * bits, cell);
    const { data } = pixels.getImageData(0, cell / 2, cell * bits, 1);
    let number = 0;
    for (let bit = 0; bit < bits; bit++) if ((data[(bit * cell + cell / 2) * 4] ?? 0) > 127) number |= 1 << bit;
    return number;
  };
}

declare const readNumber: (frame: VideoFrame) => number;

/** Runs in a worker: a page that is held up, by a screenshot say, would miss frames that the viewer's worker sees. */
function readAlong(): void {
  addEventListener('message', async ({ data }: MessageEvent<ReadableStream<VideoFrame>>) => {
    const frames = data.getReader();
    for (let next = await frames.read(); next.value; next = await frames.read()) {
      const noted: Noted = { mediaTime: next.value.timestamp / 1000, number: readNumber(next.value) };
      next.value.close();
      postMessage(noted);
    }
  });
}

/** Runs in the page. */
function watch(readNumber: (frame: VideoFrame) => number, readAlongUrl: string): void {
  const scope = globalThis as unknown as {
    scanLog: ScanLog;
    argument?: ViewerState;
    MediaStreamTrackProcessor?: ProcessorClass;
  };
  const log: ScanLog = { camera: null, engine: null, frames: [], samples: [] };
  scope.scanLog = log;
  let cameraTime: number | null = null;

  const followed = new WeakSet<HTMLMediaElement>();
  const known = new Set<number>();
  const note = (frame: VideoFrame): number => {
    const mediaTime = frame.timestamp / 1000;
    if (!known.has(mediaTime)) log.frames.push({ mediaTime, number: readNumber(frame) });
    known.add(mediaTime);
    return mediaTime;
  };
  const Frame = globalThis.VideoFrame;
  const follow = (video: HTMLVideoElement) => {
    const onFrame = () => {
      if (straight) return;
      const frame = new Frame(video);
      cameraTime = note(frame);
      frame.close();
      log.camera = { width: video.videoWidth, height: video.videoHeight };
      video.requestVideoFrameCallback(onFrame);
    };
    video.requestVideoFrameCallback(onFrame);
  };
  // On a busy machine a newer frame than the announced one may be there when the viewer takes it; that one counts, too.
  globalThis.VideoFrame = new Proxy(Frame, {
    construct(target, parameters: ConstructorParameters<typeof Frame>) {
      const frame = new target(...parameters);
      if (parameters[0] instanceof HTMLVideoElement && followed.has(parameters[0])) note(frame);
      return frame;
    },
  });
  // A viewer may take frames straight from the camera, whose clock is another one: then that clock counts, and every frame
  // is noted here as well.
  const Processor = scope.MediaStreamTrackProcessor;
  let straight = false;
  const readAlong = (processor: ProcessorClass, track: MediaStreamTrack) => {
    const worker = new Worker(readAlongUrl);
    worker.addEventListener('message', ({ data }: MessageEvent<Noted>) => {
      // What was noted by the other clock so far does not compare.
      if (!straight) for (const earlier of log.samples) earlier.cameraTime = null;
      straight = true;
      log.frames.push(data);
      cameraTime = data.mediaTime;
    });
    const { readable } = new processor({ track: track.clone(), maxBufferSize: 8 });
    worker.postMessage(readable, [readable]);
  };
  if (Processor) {
    scope.MediaStreamTrackProcessor = new Proxy(Processor, {
      construct(target, parameters: ConstructorParameters<ProcessorClass>) {
        readAlong(target, parameters[0].track);
        return new target(...parameters);
      },
    });
  }
  const source = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'srcObject');
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', {
    ...source,
    set(this: HTMLMediaElement, value: MediaProvider | null) {
      source?.set?.call(this, value);
      if (value instanceof MediaStream && this instanceof HTMLVideoElement && !followed.has(this)) {
        followed.add(this);
        follow(this);
      }
    },
  });

  const sample = () => {
    const shown = scope.argument;
    if (shown) {
      log.engine = shown.engine;
      log.samples.push({
        at: performance.now(),
        cameraTime,
        state: shown.state,
        frameTime: shown.frameTime,
        corners: shown.corners ? Array.from(shown.corners) : null,
        fps: shown.fps,
        detectMs: shown.detectMs,
        trackMs: shown.trackMs,
        videoTime: shown.video?.currentTime ?? null,
        videoPaused: shown.video?.paused ?? null,
      });
    }
    requestAnimationFrame(sample);
  };
  requestAnimationFrame(sample);
}
