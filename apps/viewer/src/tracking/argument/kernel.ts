import type { LinkMarker, PublishedFile } from '@argument/contracts';
import { isPlausible, type Plane } from '@argument/vision';
import { NOTHING, type Tracked } from '../engine.js';
import type { TrackerKernel } from '../serve.js';
import { type Watch, watchFew } from './few.js';

/** Our own tracker. */
export class ArgumentKernel implements TrackerKernel {
  private watch: Watch | null = null;

  async init(markers: readonly LinkMarker[], width: number, height: number, index?: PublishedFile): Promise<void> {
    if (!index) this.watch = await watchFew(markers, width, height);
    else {
      const { watchMany } = await import('./many.js');
      this.watch = await watchMany(markers, index, width, height);
    }
  }

  process(image: Plane): Tracked {
    if (!this.watch) return NOTHING;
    const start = performance.now();
    const { markerId, mode, corners } = this.watch.process(image);
    const ms = performance.now() - start;
    const times = mode === 'detect' ? { detectMs: ms, trackMs: null } : { detectMs: null, trackMs: ms };
    if (markerId === null || !isPlausible(corners, image.width, image.height)) return { ...NOTHING, ...times };
    return { markerId, corners: corners.slice(), ...times };
  }
}
