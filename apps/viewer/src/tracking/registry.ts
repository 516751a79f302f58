import type { LinkConfig, LinkMarker, PublishedFile } from '@argument/contracts';
import type { TrackingEngine } from './engine.js';
import { WorkerEngine } from './worker-engine.js';

export type EngineId = LinkConfig['engine'];

export interface EngineEntry {
  /** Whether the link carries this marker in a form that the engine reads. */
  supports(marker: LinkMarker): boolean;
  maxMarkers: number;
  /** How far a corner that it measures strays from frame to frame, tracker pixels (standard deviation). */
  noise: number;
  /** Whether it works as well, if less precisely, on half the usual size: phones that are too slow for that get it. */
  resizes: boolean;
  /** Starts its worker; nothing of an engine is fetched before. */
  create(): TrackingEngine;
}

const ENGINES: Partial<Record<EngineId, EngineEntry>> = {
  argument: {
    supports: (marker) => marker.engines.argument !== undefined,
    maxMarkers: 1000,
    // Any more smoothing than this makes it worse: at 0.6, wobble on moving clips rises from 0.04 to 0.3 px.
    noise: 0.05,
    resizes: true,
    create: () =>
      new WorkerEngine(
        new Worker(new URL('./argument/worker.ts', import.meta.url), { type: 'module', name: 'argument' }),
      ),
  },
  arjs: {
    supports: (marker) => marker.engines.arjs !== undefined,
    // The library holds 20 pages and refuses to fill the last one.
    maxMarkers: 19,
    noise: 0.6,
    resizes: false,
    create: () =>
      new WorkerEngine(new Worker(new URL('./arjs/arjs-worker.ts', import.meta.url), { type: 'module', name: 'arjs' })),
  },
};

export interface EngineChoice {
  id: EngineId;
  entry: EngineEntry;
  markers: LinkMarker[];
  /** The link's index of its markers, where it has one. */
  index?: PublishedFile;
}

/**
 * The engine to use and the markers that it will look for: the one asked for in the address, else the one of the link, else
 * any that has something to work with. Null where none has.
 */
export function chooseEngine(
  markers: readonly LinkMarker[],
  wishes: readonly (string | null)[],
  index?: PublishedFile,
  engines: Partial<Record<EngineId, EngineEntry>> = ENGINES,
): EngineChoice | null {
  const ids = Object.keys(engines) as EngineId[];
  const ordered = [...wishes.flatMap((wish) => ids.filter((id) => id === wish)), ...ids];
  for (const id of ordered) {
    const entry = engines[id];
    const usable = entry ? markers.filter((marker) => marker.overlays.length > 0 && entry.supports(marker)) : [];
    if (entry && usable.length > 0) {
      return { id, entry, markers: usable.slice(0, entry.maxMarkers), ...(index && { index }) };
    }
  }
  return null;
}
