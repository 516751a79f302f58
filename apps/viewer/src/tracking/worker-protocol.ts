import type { LinkMarker, PublishedFile } from '@argument/contracts';
import type { Processed, TrackerFrame } from './engine.js';

interface Lent {
  /** Memory of the planes before the last, to be used again. */
  spare?: ArrayBuffer;
}

/** From the page to the worker; each is answered by one {@link Reply}, in order. */
export type Request =
  | { type: 'init'; markers: readonly LinkMarker[]; width: number; height: number; index?: PublishedFile }
  | ({ type: 'frame'; frame: TrackerFrame } & Lent)
  /** From now on the worker takes the camera's frames from here. */
  | { type: 'watch'; frames: ReadableStream<VideoFrame> }
  | ({ type: 'next' } & Lent);

/** A frame that the worker took from the camera. */
export interface TakenFrame {
  /** The frame itself where it has to be drawn and has no planes. */
  image: VideoFrame | null;
  width: number;
  height: number;
  /** Media time, ms. */
  time: number;
}

/** From the worker to the page. */
export type Reply = { ok: true; processed: Processed; frame: TakenFrame | null } | { ok: false; message: string };
