import type { LinkMarker } from '@argument/contracts';
import { isPlausible, type Plane } from '@argument/vision';
import { prepareTarget, Tracker } from '@argument/vision/track';
import { NOTHING, type Tracked } from '../engine.js';
import { fetchBytes } from '../fetch-bytes.js';
import type { TrackerKernel } from '../serve.js';

/** Our own tracker. */
export class ArgumentKernel implements TrackerKernel {
  private tracker: Tracker | null = null;
  private ids: string[] = [];

  async init(markers: readonly LinkMarker[], width: number, height: number): Promise<void> {
    const files = await Promise.all(
      markers.map(({ id, engines }) => {
        if (!engines.argument) throw new Error(`Marker ${id} has no file for this engine`);
        return fetchBytes(engines.argument);
      }),
    );
    this.ids = markers.map(({ id }) => id);
    this.tracker = new Tracker(files.map(prepareTarget), width, height);
  }

  process(image: Plane): Tracked {
    if (!this.tracker) return NOTHING;
    const start = performance.now();
    const { target, mode, corners } = this.tracker.process(image.data);
    const ms = performance.now() - start;
    const times = mode === 'detect' ? { detectMs: ms, trackMs: null } : { detectMs: null, trackMs: ms };
    const markerId = this.ids[target];
    if (markerId === undefined || !isPlausible(corners, image.width, image.height)) return { ...NOTHING, ...times };
    return { markerId, corners: corners.slice(), ...times };
  }
}
