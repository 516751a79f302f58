import type { LinkMarker } from '@argument/contracts';
import type { Plane, Quad } from '@argument/vision';
import { type PreparedTarget, prepareTarget, Tracker } from '@argument/vision/track';
import { fetchBytes } from '../fetch-bytes.js';

/** What was seen in a frame. */
export interface Sight {
  markerId: string | null;
  mode: 'detect' | 'track';
  corners: Quad;
}

/** A way to look for a link's markers. */
export interface Watch {
  process(image: Plane): Sight;
}

/** More than this are not looked for without an index: each frame would take too long. */
const MOST = 100;

/** Markers that are ready, by the id of each: a camera of another shape than expected begins anew, but not with these. */
const ready = new Map<string, Promise<PreparedTarget>>();

/** Looks for few markers: all of them are loaded before the first frame. */
export async function watchFew(markers: readonly LinkMarker[], width: number, height: number): Promise<Watch> {
  const few = markers.slice(0, MOST);
  const tracker = new Tracker(await Promise.all(few.map(prepare)), width, height);
  return {
    process: ({ data }) => {
      const { target, mode, corners } = tracker.process(data);
      return { markerId: few[target]?.id ?? null, mode, corners };
    },
  };
}

function prepare(marker: LinkMarker): Promise<PreparedTarget> {
  const known = ready.get(marker.id);
  if (known) return known;
  const target = fileOf(marker).then(prepareTarget);
  ready.set(marker.id, target);
  // What could not be had is asked for again.
  target.catch(() => ready.delete(marker.id));
  return target;
}

/** @throws where a marker has no file for this engine, or it cannot be had */
export function fileOf({ id, engines }: LinkMarker): Promise<Uint8Array> {
  if (!engines.argument) throw new Error(`Marker ${id} has no file for this engine`);
  return fetchBytes(engines.argument);
}
