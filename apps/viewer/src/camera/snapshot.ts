import type { TrackerFrame } from '../tracking/engine.js';
import type { HeldFrame } from './held-frame.js';

/** A frame that the page holds. */
export interface Snapshot extends HeldFrame {
  /** Stays as it is when the next one is taken. */
  readonly lasting: boolean;
  /** The frame for a tracker that works at `width` x `height` pixels. */
  forTracker(width: number, height: number): TrackerFrame;
}

let canvasOnly = typeof VideoFrame === 'undefined' || typeof OffscreenCanvas === 'undefined';
let large: CanvasRenderingContext2D | null = null;
let small: CanvasRenderingContext2D | null = null;

/** How far a frame's own time may be from the announced one before it counts in another base, ms. */
const SAME_BASE_MS = 1000;

/**
 * Holds the frame that `video` shows now. Close it when it was drawn.
 * @param announced media time of the frame that was announced, ms; on a busy phone a newer one may have come since
 */
export function takeSnapshot(video: HTMLVideoElement, announced: number): Snapshot {
  if (!canvasOnly) {
    try {
      return frameSnapshot(new VideoFrame(video), announced);
    } catch {
      // Some browsers have the class but do not take frames out of a camera.
      canvasOnly = true;
    }
  }
  return canvasSnapshot(video, announced);
}

function frameSnapshot(frame: VideoFrame, announced: number): Snapshot {
  const own = frame.timestamp / 1000;
  return {
    lasting: true,
    image: frame,
    width: frame.displayWidth,
    height: frame.displayHeight,
    time: Math.abs(own - announced) < SAME_BASE_MS ? own : announced,
    forTracker: () => frame.clone(),
    close: () => frame.close(),
  };
}

function canvasSnapshot(video: HTMLVideoElement, time: number): Snapshot {
  const { videoWidth, videoHeight } = video;
  large = context(large, videoWidth, videoHeight, false);
  large.drawImage(video, 0, 0);
  const image = large.canvas;
  return {
    lasting: false,
    image,
    width: videoWidth,
    height: videoHeight,
    time,
    forTracker(width, height) {
      small = context(small, width, height, true);
      small.drawImage(image, 0, 0, width, height);
      return small.getImageData(0, 0, width, height);
    },
    close: () => undefined,
  };
}

function context(
  kept: CanvasRenderingContext2D | null,
  width: number,
  height: number,
  willReadFrequently: boolean,
): CanvasRenderingContext2D {
  const result = kept ?? document.createElement('canvas').getContext('2d', { alpha: false, willReadFrequently });
  if (!result) throw new Error('This browser has no 2D canvas');
  if (result.canvas.width !== width || result.canvas.height !== height) {
    result.canvas.width = width;
    result.canvas.height = height;
  }
  return result;
}
