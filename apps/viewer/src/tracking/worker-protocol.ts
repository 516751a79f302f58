import type { LinkMarker, PublishedFile } from '@argument/contracts';
import type { Tracked, TrackerFrame } from './engine.js';

/** From the page to the worker; each is answered by one {@link Reply}, in order. */
export type Request =
  | { type: 'init'; markers: readonly LinkMarker[]; width: number; height: number; index?: PublishedFile }
  | { type: 'frame'; frame: TrackerFrame };

/** From the worker to the page. */
export type Reply = { ok: true; tracked: Tracked } | { ok: false; message: string };
