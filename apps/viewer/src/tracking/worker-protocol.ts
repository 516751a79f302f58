import type { LinkMarker, PublishedFile } from '@argument/contracts';
import type { Processed, TrackerFrame } from './engine.js';

/** From the page to the worker; each is answered by one {@link Reply}, in order. */
export type Request =
  | { type: 'init'; markers: readonly LinkMarker[]; width: number; height: number; index?: PublishedFile }
  | {
      type: 'frame';
      frame: TrackerFrame /** Memory of the planes that came last, to be used again. */;
      spare?: ArrayBuffer;
    };

/** From the worker to the page. */
export type Reply = { ok: true; processed: Processed } | { ok: false; message: string };
