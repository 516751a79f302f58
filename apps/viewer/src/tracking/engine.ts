import type { LinkMarker, PublishedFile } from '@argument/contracts';
import type { Quad } from '@argument/vision';
import type { HeldFrame } from '../camera/held-frame.js';
import type { FramePlanes } from '../frames/planes.js';

/** What an engine found in one frame. */
export interface Tracked {
  /** Null where no marker is in view. */
  markerId: string | null;
  /** The target image's corners in pixels of the tracker's frame, top left first, clockwise; null with no marker. */
  corners: Quad | null;
  /** Time spent searching for markers in this frame, ms; null where none was searched. */
  detectMs: number | null;
  /** Time spent following the marker, ms; null where there was none to follow. */
  trackMs: number | null;
}

export const NOTHING: Tracked = { markerId: null, corners: null, detectMs: null, trackMs: null };

/** What an engine saw, with the frame in which it saw it where the engine had to read that anyway. */
export interface Processed extends Tracked {
  planes: FramePlanes | null;
}

/** What an engine saw in a frame that it took from the camera by itself. */
export interface ProcessedFrame {
  readonly processed: Processed;
  readonly frame: HeldFrame;
}

/** One camera frame on its way to an engine: as the camera gave it, or pixels that are already of the tracker's size. */
export type TrackerFrame = VideoFrame | ImageData;

/**
 * Port of a tracker. It reports what it sees, frame by frame and unsmoothed; smoothing and drawing are the same for all.
 * One frame is in work at a time.
 */
export interface TrackingEngine {
  /**
   * Loads the markers, at most {@link EngineEntry.maxMarkers}, and gets ready for frames of this size in pixels.
   * @param index the link's index of its markers, where it has one
   */
  init(markers: readonly LinkMarker[], width: number, height: number, index?: PublishedFile): Promise<void>;
  /**
   * Takes the frame over: whoever hands it in must not use it afterwards. The planes stay valid while the next frame is in
   * work.
   */
  process(frame: TrackerFrame): Promise<Processed>;
  /** Gives the engine the camera's frames, for {@link next}. */
  watch(frames: ReadableStream<VideoFrame>): Promise<void>;
  /** Waits for the camera's next frame and looks at it; rejects when there are no more. */
  next(): Promise<ProcessedFrame>;
  dispose(): void;
}
