import type { VideoOverlay } from '@argument/contracts';

type Source = VideoOverlay['sources'][number];

/** What is known about this device; all optional facts are left out by browsers that do not tell. */
export interface Conditions {
  /** Longer side of the screen in device pixels. */
  screen: number;
  saveData: boolean;
  /** Estimated bandwidth in Mbit/s. */
  downlink?: number | undefined;
}

/** A picture on paper seldom fills the screen; more pixels than this share of it are not seen. */
const SHARE_OF_SCREEN = 0.75;
/** Share of the estimated bandwidth that the video may take, so that it plays without stalling. */
const SHARE_OF_BANDWIDTH = 0.7;

/**
 * The sources to try, best first: the smallest that is sharp enough on this screen, or the largest that the network
 * carries; then the smaller ones, for when one does not play.
 */
export function sourcesToTry(sources: readonly Source[], durationMs: number, conditions: Conditions): Source[] {
  const bySize = [...sources].sort((a, b) => a.width * a.height - b.width * b.height);
  const sharp = bySize.findIndex(
    (source) => Math.max(source.width, source.height) >= conditions.screen * SHARE_OF_SCREEN,
  );
  let best = sharp === -1 ? bySize.length - 1 : sharp;
  if (conditions.saveData) best = 0;
  const { downlink } = conditions;
  if (downlink !== undefined && durationMs > 0) {
    const fits = (source: Source) => (source.bytes * 8) / (durationMs * 1000) <= downlink * SHARE_OF_BANDWIDTH;
    while (best > 0 && !fits(bySize[best] as Source)) best -= 1;
  }
  return bySize.slice(0, best + 1).reverse();
}
